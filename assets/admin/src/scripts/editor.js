// The form of content: changes to its lists without loading the page anew, the unsaved text kept every now and then, and the
// rich text. The form does all of it without script, a page at a time.
import { draggable } from './drag.js'
import { findOnEnter, findPages } from './pick.js'

const every = 20000
const form = document.querySelector('form[data-editor]')

// A text is only drawn richly once somebody can see it: a page may have a hundred.
let rich
const seen = new IntersectionObserver(entries => {
  for (const entry of entries) {
    if (entry.isIntersecting) {
      seen.unobserve(entry.target)
      rich ??= import(form.dataset.rich)
      rich.then(({ richText }) => richText(entry.target, words => pages(words)))
    }
  }
})

async function pages(words) {
  const answer = await fetch(`${form.dataset.find}&${new URLSearchParams({ words })}`, { headers: { accept: 'application/json' } })
  return answer.ok ? (await answer.json()).items : []
}

function enhance(place) {
  for (const text of place.querySelectorAll('textarea.hub-richly')) {
    seen.observe(text)
  }
  for (const box of place.querySelectorAll('.hub-pick')) {
    findPages(box, pages)
    findOnEnter(box)
  }
  draggable(place)
}

// The same answer that the page would be: of it, only the list that was changed is put in.
async function change(button) {
  const address = new URL(button.formAction)
  const name = button.dataset.change
  const answer = await fetch(address.pathname + address.search, {
    method: 'POST', body: new FormData(form, button), headers: { 'X-Hub-Part': name }
  })
  const made = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const fresh = made.querySelector(`[data-control="${CSS.escape(name)}"]`)
  const old = form.querySelector(`[data-control="${CSS.escape(name)}"]`)
  if (!answer.ok || !fresh || !old) {
    throw new Error('The list did not come.')
  }
  const open = new Set([...old.querySelectorAll('details[open] > summary[id]')].map(summary => summary.id))
  const said = fresh.querySelector('[data-said]')
  old.replaceWith(fresh)
  if (/^(open|find|show)\|/.test(button.value)) {
    for (const summary of fresh.querySelectorAll('details > summary[id]')) {
      summary.parentElement.open ||= open.has(summary.id)
    }
  }
  enhance(fresh)
  const target = document.getElementById(address.hash.slice(1)) ?? fresh.querySelector('[tabindex="-1"]')
  target?.focus()
  say(said?.textContent ?? '')
  changed()
}

// A region that was there before speaks surely; one that comes with its words may not.
const voice = document.createElement('div')
voice.className = 'nhsuk-u-visually-hidden'
voice.setAttribute('role', 'status')

function say(words) {
  voice.textContent = ''
  setTimeout(() => { voice.textContent = words }, 100)
}

// What the checks find in the form as it stands; the page around it stays as it is.
async function check(isAsked) {
  const answer = await fetch('?handler=Check', { method: 'POST', body: new FormData(form), headers: { 'X-Hub-Part': 'findings' } })
  const made = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-findings]')
  if (!answer.ok || !made) {
    throw new Error('The findings did not come.')
  }
  const place = document.querySelector('[data-findings-place]')

  // Whoever is reading the list keeps it: a new one would take the focus away.
  if (!isAsked && place.contains(document.activeElement)) {
    return
  }
  const before = place.querySelector('h2')?.textContent
  place.replaceChildren(made)
  const words = made.querySelector('h2').textContent
  if (words !== before) {
    say(words)
  }
}

// A field may be in a part that is folded.
document.addEventListener('click', event => {
  const target = event.target.closest('[data-findings] a[href^="#"]')
  const field = target && document.getElementById(target.hash.slice(1))
  for (let at = field; at; at = at.parentElement) {
    if (at.localName === 'details') {
      at.open = true
    }
  }
  if (field) {
    event.preventDefault()
    field.scrollIntoView({ block: 'center' })
    const rich = field.closest('.nhsuk-form-group')?.querySelector('[contenteditable]')
    ;(rich ?? field).focus()
  }
})

let isChanged = false
let isKept = true
let isLeaving = false
const state = form?.querySelector('[data-state]')

function changed() {
  isChanged = true
  isKept = false
}

async function keep() {
  if (isKept || isLeaving) {
    return
  }
  isKept = true
  try {
    const answer = await fetch('?handler=Autosave', { method: 'POST', body: new FormData(form), headers: { accept: 'application/json' } })
    if (!answer.ok) {
      throw new Error(answer.status)
    }
    const { savedAt, others } = await answer.json()
    state.textContent = `Kept at ${savedAt} as your own unsaved changes. Nobody else sees them.`
    const here = document.getElementById('others')
    here.hidden = others.length === 0
    const words = others.length === 0 ? '' : `${others.join(', ')} also has this open. Agree who saves, or you will have to put two texts together.`
    if (here.textContent !== words) {
      here.textContent = words
    }
    check(false).catch(() => {})
  } catch {
    isKept = false
    state.textContent = 'Your changes are not kept: the hub did not answer. Do not close this page.'
  }
}

if (form) {
  document.body.append(voice)
  enhance(form)
  form.addEventListener('input', changed)
  form.addEventListener('change', changed)
  form.addEventListener('submit', event => {
    const button = event.submitter
    if (button?.dataset.change) {
      event.preventDefault()
      // Without an answer the whole page is asked for, as without script.
      change(button).catch(() => {
        isLeaving = true
        delete button.dataset.change
        button.click()
      })
    } else if (button && 'check' in button.dataset) {
      event.preventDefault()
      check(true).then(() => document.getElementById('findings-title')?.focus()).catch(() => {
        isLeaving = true
        delete button.dataset.check
        button.click()
      })
    } else if (button?.formTarget !== '_blank') {
      isLeaving = true
    }
  })
  setInterval(keep, every)
  form.addEventListener('focusout', event => {
    if (!form.contains(event.relatedTarget)) {
      keep()
    }
  })
  addEventListener('beforeunload', event => {
    if (isChanged && !isKept && !isLeaving) {
      event.preventDefault()
    }
  })
}
