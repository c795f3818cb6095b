// Looks again every few seconds how far a long task is, so that nobody has to press the link: <p role="status" data-progress>.
const pause = 3000
const said = document.querySelector('[data-progress]')

// Nothing where the hub cannot be asked at this moment: it is asked again.
async function ask () {
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } })
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null
  } catch {
    return null
  }
}

async function look () {
  const page = await ask()
  const next = page?.querySelector('[data-progress]')
  if (page && !next) {
    // It has ended: the page as a whole says what came of it.
    location.reload()
    return
  }

  if (next && next.textContent !== said.textContent) {
    said.textContent = next.textContent
  }

  setTimeout(look, pause)
}

if (said) {
  setTimeout(look, pause)
}
