// Gives the reader a file that the page made; it passes through no address of the server.
export async function save(name, content) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([await content.arrayBuffer()], { type: 'text/csv' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
