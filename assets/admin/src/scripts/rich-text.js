// Rich text over a text area: the area stays the field that is sent, so that nothing depends on this script.
export { richText } from './rich-text/editor.js'
