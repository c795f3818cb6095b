// Files go one after the other, each in a request of its own, so that one that is refused does not hold up the rest and people
// hear how far each is. Without this the form sends all of them at once.
const form = document.querySelector('form[data-upload]')
const said = form?.querySelector('[data-upload-said]')
const list = form?.querySelector('[data-upload-files]')

function send(file, tell) {
  return new Promise(resolve => {
    const body = new FormData()
    for (const field of form.querySelectorAll('input[type=hidden], select, input[type=text]')) {
      body.append(field.name, field.value)
    }
    body.append('Files', file, file.name)
    const request = new XMLHttpRequest()
    request.open('POST', form.dataset.upload)
    request.responseType = 'json'
    request.upload.addEventListener('progress', event => {
      if (event.lengthComputable) {
        tell(Math.floor((event.loaded / event.total) * 100))
      }
    })
    request.addEventListener('loadend', () => resolve({ isDone: request.status === 200, answer: request.response }))
    request.send(body)
  })
}

async function sendAll(files, button) {
  button.disabled = true
  list.hidden = false
  let done = 0
  for (const file of files) {
    const line = document.createElement('li')
    list.append(line)
    line.textContent = `${file.name}: 0%`
    said.textContent = `Sending ${file.name}, file ${done + 1} of ${files.length}`
    let quarter = 0
    const { isDone, answer } = await send(file, percent => {
      line.textContent = `${file.name}: ${percent === 100 ? 'being checked' : `${percent}%`}`
      // Said aloud four times for each file, not at every step.
      if (Math.floor(percent / 25) > quarter) {
        quarter = Math.floor(percent / 25)
        said.textContent = `${file.name}: ${percent}%`
      }
    })
    if (isDone && answer) {
      const link = document.createElement('a')
      link.href = answer.address
      link.textContent = answer.name
      line.replaceChildren(link, `: ${answer.words}.`)
      done += 1
    } else {
      line.textContent = `${file.name}: ${answer?.words ?? 'it could not be sent. It may be too large, or the line broke: try it again.'}`
      line.className = 'nhsuk-error-message'
    }
  }
  said.textContent = done === files.length ? `${done === 1 ? 'The file was' : `All ${done} files were`} sent.` : `${done} of ${files.length} files were sent. The list says what is wrong with the others.`
  button.disabled = false
}

form?.addEventListener('submit', event => {
  const field = form.querySelector('input[type=file]')
  if (field.files.length === 0) {
    return
  }
  event.preventDefault()
  const files = [...field.files]
  field.value = ''
  sendAll(files, form.querySelector('button[type=submit]'))
})
