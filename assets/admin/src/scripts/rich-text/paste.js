// What Word and mail programs put on the clipboard, made plain: lists that are paragraphs with drawn bullets become lists,
// headings fall into the three levels that there are, and what only says how it looked is dropped. The editor's own rules and
// then the server's sanitiser drop the rest.
export function cleanPaste(html) {
  const box = new DOMParser().parseFromString(html.replace(/<!--\[if[\s\S]*?<!\[endif\]-->/g, '').replace(/<!\[(?:if|endif)[^>]*>/g, ''), 'text/html')
  for (const junk of box.querySelectorAll('style, script, meta, link, title, xml, o\\:p')) {
    junk.remove()
  }
  const comments = box.createTreeWalker(box, NodeFilter.SHOW_COMMENT)
  const gone = []
  while (comments.nextNode()) {
    gone.push(comments.currentNode)
  }
  gone.forEach(comment => comment.remove())
  lists(box)
  for (const heading of box.querySelectorAll('h1, h5, h6')) {
    rename(heading, heading.localName === 'h1' ? 'h2' : 'h4')
  }
  for (const bold of box.querySelectorAll('span')) {
    const { fontWeight, fontStyle } = bold.style
    if (Number(fontWeight) >= 600 || fontWeight === 'bold') {
      rename(bold, 'strong')
    } else if (fontStyle === 'italic') {
      rename(bold, 'em')
    }
  }
  for (const element of box.body.querySelectorAll('*')) {
    for (const { name } of [...element.attributes]) {
      if (!['href', 'colspan', 'rowspan', 'start'].includes(name)) {
        element.removeAttribute(name)
      }
    }
    if (element.localName === 'a' && !/^(https?:|mailto:|tel:|\/)/i.test(element.getAttribute('href') ?? '')) {
      element.replaceWith(...element.childNodes)
    }
  }
  for (const paragraph of box.body.querySelectorAll('p')) {
    if (paragraph.textContent.replaceAll('\u00a0', ' ').trim() === '' && !paragraph.querySelector('img, br')) {
      paragraph.remove()
    }
  }
  return box.body.innerHTML.replaceAll('&nbsp;', ' ')
}

// Word writes a list as paragraphs of a list style, each with its bullet or number as text.
function lists(box) {
  let current = null
  for (const line of [...box.querySelectorAll('p')]) {
    const isItem = /MsoListParagraph/.test(line.className) || /mso-list:\s*l\d/i.test(line.getAttribute('style') ?? '')
    if (!isItem) {
      continue
    }
    for (const bullet of line.querySelectorAll('span')) {
      if (/mso-list:\s*Ignore/i.test(bullet.getAttribute('style') ?? '')) {
        line.dataset.mark ||= bullet.textContent.trim()
        bullet.remove()
      }
    }
    const mark = line.dataset.mark || line.textContent.trim().match(/^(?:[·•o§-]|\d+[.)]|[a-z][.)])(?=\s)/)?.[0] || '·'
    if (!line.dataset.mark) {
      const text = box.createTreeWalker(line, NodeFilter.SHOW_TEXT).nextNode()
      if (text) {
        text.data = text.data.replace(/^\s*(?:[·•o§-]|\d+[.)]|[a-z][.)])\s+/, '')
      }
    }
    const kind = /^(\d+|[a-z])[.)]/.test(mark) ? 'ol' : 'ul'
    if (!current || current.localName !== kind || current.nextElementSibling !== line) {
      current = box.createElement(kind)
      line.before(current)
    }
    const item = box.createElement('li')
    const paragraph = box.createElement('p')
    paragraph.append(...line.childNodes)
    item.append(paragraph)
    current.append(item)
    line.remove()
  }
}

function rename(element, name) {
  const made = element.ownerDocument.createElement(name)
  made.append(...element.childNodes)
  element.replaceWith(made)
}
