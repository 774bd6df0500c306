// What the browser must do itself, on pages with and without a circuit.
import './theme.js';
import './privacy.js';
import './keyboard.js';
import './connection.js';
import './typing.js';
import './copy.js';
import './passkey.js';
import './print.js';
import './session.js';
