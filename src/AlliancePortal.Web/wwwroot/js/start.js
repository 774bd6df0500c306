// Starts the page. When its line breaks it looks for the portal often at first: behind a proxy another node answers within a second or two.
const often = 60; // tries, half a second apart
const seldom = 200; // tries, four seconds apart
const spread = () => Math.random() * 250; // ms, so that all pages of a node do not ask at the same instant

Blazor.start({
  circuit: {
    reconnectionOptions: {
      maxRetries: often + seldom,
      retryIntervalMilliseconds: tries => (tries === 0 ? 0 : tries < often ? 500 : 4000) + spread(),
    },
  },
});
