// A button that shows what is typed into a field for a password.
for (const field of document.querySelectorAll('input[type="password"]')) {
  const button = document.createElement('button')
  const label = document.querySelector(`label[for="${field.id}"]`)?.textContent?.toLowerCase() ?? 'password'
  button.type = 'button'
  button.className = 'nhsuk-button nhsuk-button--secondary hub-show'
  const tell = shown => {
    field.type = shown ? 'text' : 'password'
    button.textContent = shown ? 'Hide' : 'Show'
    button.setAttribute('aria-label', `${button.textContent} ${label}`)
  }
  button.addEventListener('click', () => tell(field.type === 'password'))
  // Sent as a password, so that browsers do not offer it again as a text.
  field.form?.addEventListener('submit', () => tell(false))
  tell(false)
  const row = document.createElement('div')
  row.className = 'hub-password'
  field.replaceWith(row)
  row.append(field, button)
}
