// A page is looked for while its name is typed: an ARIA combobox over the words, in place of the button that finds.
const patience = 200

// Enter in the words looks for them: without this it would press the first button of the form, which saves it.
export function findOnEnter(box) {
  box.querySelector('.hub-pick__find input')?.addEventListener('keydown', event => {
    if (event.key === 'Enter' && !event.defaultPrevented) {
      event.preventDefault()
      box.querySelector('button[value^="find|"]').click()
    }
  })
}

export function findPages(box, pages) {
  const words = box.querySelector('input[name$=".~find"]')
  if (!words || words.getAttribute('role')) {
    return
  }
  const name = words.name.slice(0, -'.~find'.length)
  const list = document.createElement('ul')
  list.className = 'hub-pick__options'
  list.id = `${words.id}-options`
  list.hidden = true
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', 'Pages found')
  words.closest('.hub-pick__row').after(list)
  words.setAttribute('role', 'combobox')
  words.setAttribute('aria-autocomplete', 'list')
  words.setAttribute('aria-expanded', 'false')
  words.setAttribute('aria-controls', list.id)
  let at = -1
  let timer

  function close() {
    list.hidden = true
    list.replaceChildren()
    at = -1
    words.setAttribute('aria-expanded', 'false')
    words.removeAttribute('aria-activedescendant')
  }

  function move(to) {
    list.children[at]?.setAttribute('aria-selected', 'false')
    at = to
    const option = list.children[at]
    option?.setAttribute('aria-selected', 'true')
    option?.scrollIntoView({ block: 'nearest' })
    if (option) {
      words.setAttribute('aria-activedescendant', option.id)
    } else {
      words.removeAttribute('aria-activedescendant')
    }
  }

  function choose(option) {
    for (const field of box.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      field.closest('.nhsuk-radios')?.remove()
      field.remove()
    }
    const value = document.createElement('input')
    value.type = 'hidden'
    value.name = name
    value.value = option.dataset.id
    let chosen = box.querySelector('.hub-pick__chosen')
    if (!chosen) {
      chosen = document.createElement('p')
      chosen.className = 'hub-pick__chosen'
      box.querySelector('.hub-pick__find').before(chosen)
    }
    chosen.textContent = option.dataset.text
    chosen.after(value)
    words.value = ''
    close()
    words.dispatchEvent(new Event('change', { bubbles: true }))
  }

  words.addEventListener('input', () => {
    clearTimeout(timer)
    const asked = words.value.trim()
    if (asked.length < 2) {
      close()
      return
    }
    timer = setTimeout(async () => {
      const found = await pages(asked)
      if (words.value.trim() !== asked) {
        return
      }
      list.replaceChildren(...found.map((item, index) => {
        const option = document.createElement('li')
        option.id = `${list.id}-${index}`
        option.setAttribute('role', 'option')
        option.setAttribute('aria-selected', 'false')
        option.dataset.id = item.id
        option.dataset.text = item.text
        option.textContent = item.address ? `${item.text}, ${item.address}` : item.text
        return option
      }))
      at = -1
      list.hidden = found.length === 0
      words.setAttribute('aria-expanded', String(found.length > 0))
    }, patience)
  })
  words.addEventListener('keydown', event => {
    const count = list.children.length
    if (event.key === 'ArrowDown' && count > 0) {
      event.preventDefault()
      move(at + 1 < count ? at + 1 : 0)
    } else if (event.key === 'ArrowUp' && count > 0) {
      event.preventDefault()
      move(at > 0 ? at - 1 : count - 1)
    } else if (event.key === 'Enter' && at >= 0) {
      event.preventDefault()
      choose(list.children[at])
    } else if (event.key === 'Escape' && count > 0) {
      event.preventDefault()
      close()
    }
  })
  list.addEventListener('mousedown', event => event.preventDefault())
  list.addEventListener('click', event => {
    const option = event.target.closest('[role=option]')
    if (option) {
      choose(option)
    }
  })
  words.addEventListener('blur', () => close())
}
