// Names that begin with what is typed into a search box: an ARIA combobox whose list opens below the box and moves what follows
// down, so that it covers nothing. Without this script the box is a form like any other. GOV.UK's accessible-autocomplete
// is not used: it writes inline styles, which the site's policy refuses, and has no button that closes the list by touch.
const patience = 200
const shortest = 2
const quiet = 600

class Suggestions {
  constructor(box) {
    this.box = box
    this.options = []
    this.at = -1
    this.panel = element('div', 'hub-suggest')
    this.panel.hidden = true
    this.list = element('ul', 'hub-suggest__list')
    this.list.id = `${box.id}-suggestions`
    this.list.setAttribute('role', 'listbox')
    this.list.setAttribute('aria-label', 'Suggestions')
    const close = element('button', 'hub-suggest__close', 'Close suggestions')
    close.type = 'button'
    this.status = element('div', 'nhsuk-u-visually-hidden')
    this.status.setAttribute('role', 'status')
    this.panel.append(this.list, close)
    box.parentElement.after(this.panel, this.status)
    box.setAttribute('role', 'combobox')
    box.setAttribute('aria-autocomplete', 'list')
    box.setAttribute('aria-controls', this.list.id)
    box.setAttribute('aria-expanded', 'false')

    box.addEventListener('input', () => this.typed())
    box.addEventListener('keydown', event => this.pressed(event))

    // A finger or a mouse on the list must not take the focus from the box, which would close the list before the click.
    this.list.addEventListener('pointerdown', event => event.preventDefault())
    this.list.addEventListener('mousedown', event => event.preventDefault())
    this.list.addEventListener('click', event => this.choose(event.target.closest('[role=option]')))
    close.addEventListener('click', () => {
      this.close()
      box.focus()
    })
    for (const part of [box, this.panel]) {
      part.addEventListener('focusout', event => {
        if (event.relatedTarget !== box && !this.panel.contains(event.relatedTarget)) {
          this.close()
        }
      })
    }
  }

  // What stands open stays until the answer comes, or the page would jump at each letter. Nothing of it stays chosen.
  typed() {
    this.forget()
    const words = this.box.value.trim()
    if (words.length >= shortest) {
      this.timer = setTimeout(() => this.ask(words), patience)
    } else {
      this.close()
    }
  }

  forget() {
    clearTimeout(this.timer)
    clearTimeout(this.saying)
    this.asking?.abort()
    this.move(-1)
  }

  async ask(words) {
    const asking = this.asking = new AbortController()
    try {
      const address = `${this.box.dataset.suggest}?${new URLSearchParams({ [this.box.name]: words })}`
      const answer = await fetch(address, { signal: asking.signal, credentials: 'omit', headers: { accept: 'application/json' } })
      if (!answer.ok) {
        this.close()
        return
      }
      const found = await answer.json()
      if (this.asking === asking) {
        this.show(found.items)
      }
    } catch {
      // Asked again before it was answered, which the next answer sees to, or not answered at all: names of other letters would
      // be wrong then, and the form works as it is.
      if (!asking.signal.aborted) {
        this.close()
      }
    }
  }

  show(items) {
    if (document.activeElement !== this.box) {
      return
    }

    this.move(-1)
    this.options = items.filter(item => /^\/(?!\/)/.test(item.address)).map((item, index) => {
      const option = element('li', 'hub-suggest__option')
      option.id = `${this.list.id}-${index + 1}`
      option.setAttribute('role', 'option')
      option.setAttribute('aria-selected', 'false')
      option.dataset.address = item.address
      option.append(element('span', 'hub-suggest__name', item.text))
      const what = [item.isFormerName ? 'former name' : null, item.kind].filter(Boolean).join(', ')
      if (what) {
        option.append(' ', element('span', 'hub-suggest__kind', what))
      }
      return option
    })
    this.list.replaceChildren(...this.options)
    const some = this.options.length > 0
    this.panel.hidden = !some
    this.box.setAttribute('aria-expanded', String(some))
    this.say(some ? `${this.options.length} ${this.options.length === 1 ? 'suggestion' : 'suggestions'}. Use the up and down arrow keys to choose.` : 'No suggestions.')
  }

  // Once the reader has stopped typing: what a screen reader says of each letter would drown it.
  say(words) {
    clearTimeout(this.saying)
    this.saying = setTimeout(() => { this.status.textContent = words }, quiet)
  }

  close() {
    this.forget()
    this.status.textContent = ''
    this.options = []
    this.panel.hidden = true
    this.list.replaceChildren()
    this.box.setAttribute('aria-expanded', 'false')
  }

  pressed(event) {
    const count = this.options.length
    if (event.isComposing || count === 0) {
      return
    }

    // One place of the round is the box itself, where no suggestion is chosen.
    const to = {
      ArrowDown: this.at + 1 < count ? this.at + 1 : -1,
      ArrowUp: this.at === -1 ? count - 1 : this.at - 1,
      Home: this.at === -1 ? undefined : 0,
      End: this.at === -1 ? undefined : count - 1
    }[event.key]
    if (to !== undefined) {
      event.preventDefault()
      this.move(to)
    } else if (event.key === 'Enter' && this.at >= 0) {
      event.preventDefault()
      this.choose(this.options[this.at])
    } else if (event.key === 'Escape') {
      // Otherwise the browser would empty the box.
      event.preventDefault()
      this.close()
    }
  }

  move(to) {
    this.options[this.at]?.setAttribute('aria-selected', 'false')
    this.at = to
    const option = this.options[to]
    if (option) {
      option.setAttribute('aria-selected', 'true')
      this.box.setAttribute('aria-activedescendant', option.id)
      option.scrollIntoView({ block: 'nearest' })
    } else {
      this.box.removeAttribute('aria-activedescendant')
    }
  }

  choose(option) {
    if (option) {
      window.location.assign(option.dataset.address)
    }
  }
}

function element(name, className, words) {
  const made = document.createElement(name)
  made.className = className
  made.textContent = words ?? ''
  return made
}

for (const box of document.querySelectorAll('input[data-suggest]')) {
  new Suggestions(box)
}
