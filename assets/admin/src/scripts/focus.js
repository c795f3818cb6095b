// After something was done or went wrong, the words that say so take the focus.
const told = document.querySelector('[data-focus]')
if (told) {
  told.focus()
}
