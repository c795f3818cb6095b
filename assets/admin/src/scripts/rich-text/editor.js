import { Editor } from '@tiptap/core'
import StarterKit from '@tiptap/starter-kit'
import { TableKit } from '@tiptap/extension-table'
import { Chip, kinds, withChips, withoutChips } from './chips.js'
import { cleanPaste } from './paste.js'
import { toolbar } from './toolbar.js'

// The text area stays as it is until somebody writes: a text that was only looked at is sent back letter for letter.
export function richText(area, pages) {
  if (area.dataset.rich) {
    return
  }
  area.dataset.rich = 'true'
  const label = document.getElementById(`${area.id}-label`)
  const words = label?.textContent ?? 'Text'
  const box = document.createElement('div')
  box.className = 'hub-rich'
  const text = document.createElement('div')
  text.className = 'hub-rich__text'
  const source = document.createElement('div')
  source.className = 'hub-rich__source'
  area.before(box)
  box.append(text, source)
  source.append(area)
  source.hidden = true

  const attributes = { role: 'textbox', 'aria-multiline': 'true', 'aria-label': words, lang: 'en-GB' }
  for (const name of ['aria-describedby', 'aria-invalid']) {
    if (area.getAttribute(name)) {
      attributes[name] = area.getAttribute(name)
    }
  }
  const editor = new Editor({
    element: text,
    injectCSS: false,
    content: withChips(area.value),
    extensions: [
      StarterKit.configure({
        heading: { levels: [2, 3, 4] }, codeBlock: false, code: false, strike: false, underline: false, horizontalRule: false,
        link: { openOnClick: false, autolink: false, protocols: ['tel', 'mailto'], HTMLAttributes: { target: null, rel: null } }
      }),
      TableKit.configure({ table: { resizable: false, renderWrapper: false } }),
      Chip
    ],
    editorProps: {
      attributes,
      transformPastedHTML: html => withChips(cleanPaste(html)),
      // Tab leaves the text: whoever works with keys alone would be caught in it. In a table it goes on to the next cell.
      handleKeyDown: (view, event) => event.key === 'Tab' && !editor.isActive('table') ? leave(event) : false
    },
    onUpdate: () => write(),
    onTransaction: () => bar.refresh?.()
  })

  function leave(event) {
    if (event.shiftKey) {
      bar.querySelector('[tabindex="0"]').focus()
      event.preventDefault()
      return true
    }
    const stops = [...document.querySelectorAll('a[href], button:not([tabindex="-1"]), input:not([type=hidden]), select, textarea, summary, [tabindex="0"], [contenteditable="true"]')]
      .filter(stop => stop.checkVisibility() && !stop.disabled && stop.tabIndex >= 0)
    const next = stops.find(stop => text.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING && !text.contains(stop))
    if (next) {
      event.preventDefault()
      next.focus()
    }
    return true
  }

  function write() {
    area.value = editor.isEmpty ? '' : tidy(withoutChips(editor.getHTML()))
    area.dispatchEvent(new Event('input', { bubbles: true }))
  }

  // An entry of a list that is one paragraph is written as plain text, as pages have it.
  function tidy(html) {
    const made = document.createElement('template')
    made.innerHTML = html
    for (const item of made.content.querySelectorAll('li, td, th')) {
      const only = item.firstElementChild
      if (only?.localName === 'p' && (item.children.length === 1 || /^(ul|ol)$/.test(only.nextElementSibling?.localName ?? ''))) {
        only.replaceWith(...only.childNodes)
      }
    }
    for (const part of made.content.querySelectorAll('colgroup')) {
      part.remove()
    }
    for (const part of made.content.querySelectorAll('[style], [class]')) {
      part.removeAttribute('style')
      part.removeAttribute('class')
    }
    for (const cell of made.content.querySelectorAll('[colspan="1"], [rowspan="1"]')) {
      if (cell.getAttribute('colspan') === '1') cell.removeAttribute('colspan')
      if (cell.getAttribute('rowspan') === '1') cell.removeAttribute('rowspan')
    }
    return made.innerHTML
  }

  const chain = () => editor.chain().focus()
  const heading = level => ({
    name: `H${level}`, words: `Heading ${level - 1}`, run: () => chain().toggleHeading({ level }).run(), isOn: () => editor.isActive('heading', { level })
  })
  const panel = document.createElement('div')
  panel.className = 'hub-rich__panel'
  panel.hidden = true
  const bar = toolbar([
    { name: 'Bold', run: () => chain().toggleBold().run(), isOn: () => editor.isActive('bold') },
    { name: 'Italic', run: () => chain().toggleItalic().run(), isOn: () => editor.isActive('italic') },
    heading(2), heading(3), heading(4),
    { name: 'List', words: 'List with bullets', run: () => chain().toggleBulletList().run(), isOn: () => editor.isActive('bulletList') },
    { name: 'Numbers', words: 'List with numbers', run: () => chain().toggleOrderedList().run(), isOn: () => editor.isActive('orderedList') },
    { name: 'Quote', run: () => chain().toggleBlockquote().run(), isOn: () => editor.isActive('blockquote') },
    { name: 'Link', run: button => linkPanel(button), isOn: () => editor.isActive('link') },
    { name: 'Insert', words: 'Insert a contact, who to call or a shared text', run: button => chipPanel(button) },
    { name: 'Table', run: () => editor.isActive('table') ? chain().addRowAfter().run() : chain().insertTable({ rows: 3, cols: 2, withHeaderRow: true }).run(), words: 'Table, or another row in one' },
    { name: 'Undo', run: () => chain().undo().run() },
    { name: 'Redo', run: () => chain().redo().run() },
    { name: 'HTML', words: 'Show the HTML source', run: () => toggle(), isOn: () => !source.hidden }
  ], `Style of ${words}`)
  box.prepend(bar, panel)
  label?.addEventListener('click', event => {
    event.preventDefault()
    editor.commands.focus()
  })

  function toggle() {
    source.hidden = !source.hidden
    text.hidden = !source.hidden
    if (source.hidden) {
      editor.commands.setContent(withChips(area.value), { emitUpdate: false })
    } else {
      area.focus()
    }
    bar.refresh()
  }

  function close() {
    panel.hidden = true
    panel.replaceChildren()
    editor.commands.focus()
  }

  function show(...controls) {
    panel.replaceChildren(...controls)
    panel.hidden = false
    panel.onkeydown = event => {
      if (event.key === 'Escape') {
        event.preventDefault()
        close()
      } else if (event.key === 'Enter' && event.target.localName === 'input') {
        // Enter here belongs to the panel, not to the form around it.
        event.preventDefault()
        panel.querySelector('.hub-rich__do').click()
      }
    }
    panel.querySelector('input, select').focus()
  }

  function field(tag, name, id) {
    const caption = document.createElement('label')
    caption.className = 'nhsuk-label'
    caption.htmlFor = `${area.id}-${id}`
    caption.textContent = name
    const input = document.createElement(tag)
    input.id = caption.htmlFor
    input.className = tag === 'select' ? 'nhsuk-select' : 'nhsuk-input'
    return [caption, input]
  }

  function button(name, run, isMain = false) {
    const made = document.createElement('button')
    made.type = 'button'
    made.className = isMain ? 'hub-button hub-rich__do' : 'hub-button'
    made.textContent = name
    made.addEventListener('click', run)
    return made
  }

  function found(input, chosen) {
    const list = document.createElement('datalist')
    list.id = `${input.id}-list`
    input.setAttribute('list', list.id)
    let items = []
    input.addEventListener('input', async () => {
      const hit = items.find(item => item.text === input.value)
      if (hit) {
        chosen(hit, input)
      } else if (input.value.trim().length > 1 && !/^(https?:|\/|mailto:|tel:)/.test(input.value)) {
        items = await pages(input.value)
        list.replaceChildren(...items.map(item => new Option(item.text, item.text)))
      }
    })
    return list
  }

  function linkPanel() {
    const [caption, address] = field('input', 'Address, or words in the name of a page', 'address')
    address.value = editor.getAttributes('link').href ?? ''
    const list = found(address, (item, input) => { input.value = item.address ?? input.value })
    show(caption, address, list,
      button('Set link', () => {
        const href = address.value.trim()
        if (!/^(https?:\/\/|\/|mailto:|tel:|#)/.test(href)) {
          address.setCustomValidity('Begin the address with https:// or a slash, or choose a page of the list.')
          address.reportValidity()
          address.setCustomValidity('')
          return
        }
        const at = chain().extendMarkRange('link')
        if (editor.state.selection.empty && !editor.isActive('link')) {
          at.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run()
        } else {
          at.setLink({ href }).run()
        }
        close()
      }, true),
      button('Take the link away', () => {
        chain().extendMarkRange('link').unsetLink().run()
        close()
      }),
      button('Cancel', close))
  }

  function chipPanel() {
    const [caption, kind] = field('select', 'What to insert', 'kind')
    kind.append(...Object.entries(kinds).map(([name, { label: what, what: more }]) => new Option(`${what}: ${more}`, name)))
    const [other, target] = field('input', 'Its short name, or words in its name', 'target')
    const list = found(target, (item, input) => { input.value = item.alias ?? input.value })
    show(caption, kind, other, target, list,
      button('Insert', () => {
        const name = target.value.trim().replace(/["\]<>]/g, '')
        if (name) {
          chain().insertContent({ type: 'shortcode', attrs: { code: `[${kind.value} "${name}"]` } }).run()
          close()
        }
      }, true),
      button('Cancel', close))
  }

  return editor
}
