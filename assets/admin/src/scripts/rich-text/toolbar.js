// A toolbar in the manner of the ARIA practices: one stop for Tab, arrows within, Escape back to the text.
export function toolbar(buttons, label) {
  const bar = document.createElement('div')
  bar.className = 'hub-rich__bar'
  bar.setAttribute('role', 'toolbar')
  bar.setAttribute('aria-label', label)
  const made = buttons.map(({ name, words, run, isOn }) => {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = name
    button.tabIndex = -1
    if (words) {
      button.setAttribute('aria-label', words)
      button.title = words
    }
    if (isOn) {
      button.setAttribute('aria-pressed', 'false')
    }
    button.addEventListener('click', () => run(button))
    bar.append(button)
    return { button, isOn }
  })
  made[0].button.tabIndex = 0
  bar.addEventListener('keydown', event => {
    const all = made.map(({ button }) => button)
    const at = all.indexOf(document.activeElement)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key]
    if (at >= 0 && to !== undefined) {
      event.preventDefault()
      const next = all[(to + all.length) % all.length]
      all.forEach(button => { button.tabIndex = button === next ? 0 : -1 })
      next.focus()
    }
  })
  bar.refresh = () => {
    for (const { button, isOn } of made) {
      if (isOn) {
        button.setAttribute('aria-pressed', String(isOn()))
      }
    }
  }
  return bar
}
