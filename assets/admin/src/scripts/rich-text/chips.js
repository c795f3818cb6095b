// Shortcodes such as [contact "family-front-door"] as chips: one thing to read, move and delete, written back letter for letter.
import { Node, mergeAttributes } from '@tiptap/core'

export const kinds = {
  contact: { label: 'Contact', what: 'a service with its numbers' },
  route: { label: 'Who to call', what: 'who to call now' },
  text: { label: 'Shared text', what: 'a text that several pages show' },
  link: { label: 'Link', what: 'a link by short name' }
}

const pattern = /\[(contact|route|text|link)\s+(?:"[^"\]<>]*"|'[^'\]<>]*')(?:\s+[a-z]+=(?:"[^"\]<>]*"|'[^'\]<>]*'))*\s*\]/g

export function describe(code) {
  const name = code.match(/^\[(\w+)/)?.[1]
  const values = [...code.matchAll(/(?:"([^"]*)"|'([^']*)')/g)].map(match => match[1] ?? match[2])
  const words = name === 'link' && values.length > 1 ? values[1] : (values[0] ?? '').replaceAll('-', ' ')
  return `${kinds[name]?.label ?? name}: ${words}`
}

// Before the text is read, each shortcode in it becomes an element; what stands in an attribute is left alone.
export function withChips(html) {
  const box = document.createElement('template')
  box.innerHTML = html
  const walker = document.createTreeWalker(box.content, NodeFilter.SHOW_TEXT)
  const texts = []
  while (walker.nextNode()) {
    texts.push(walker.currentNode)
  }
  for (const text of texts) {
    const parts = []
    let last = 0
    for (const match of text.data.matchAll(pattern)) {
      const chip = document.createElement('hub-code')
      chip.dataset.code = match[0]
      parts.push(text.data.slice(last, match.index), chip)
      last = match.index + match[0].length
    }
    if (parts.length > 0) {
      text.replaceWith(...parts, text.data.slice(last))
    }
  }
  return box.innerHTML
}

// And back: a chip is its shortcode and nothing else.
export function withoutChips(html) {
  const box = document.createElement('template')
  box.innerHTML = html
  for (const chip of box.content.querySelectorAll('hub-code')) {
    chip.replaceWith(chip.dataset.code)
  }
  return box.innerHTML
}

export const Chip = Node.create({
  name: 'shortcode',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  draggable: false,
  addAttributes() {
    return { code: { default: '', parseHTML: element => element.dataset.code, renderHTML: attributes => ({ 'data-code': attributes.code }) } }
  },
  parseHTML() {
    return [{ tag: 'hub-code' }]
  },
  renderHTML({ HTMLAttributes }) {
    return ['hub-code', mergeAttributes(HTMLAttributes)]
  },
  renderText({ node }) {
    return node.attrs.code
  },
  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement('span')
      dom.className = 'hub-chip'
      dom.contentEditable = 'false'
      dom.textContent = describe(node.attrs.code)
      dom.title = node.attrs.code
      return { dom }
    }
  }
})
