// Rows of a list put in order by dragging, beside the buttons that do it: the server is asked for the order as they ask it, so
// all that is known here is where a row was let go. Pointer events serve mouse, pen and finger alike.
const begins = 5
const beyond = 48
const edge = 64

let drag = null
const line = document.createElement('div')
line.className = 'hub-landing'
line.hidden = true

/** Gives each row of a list a handle. The buttons do the same by keys and for screen readers, so these need not reach it. */
export function draggable(place) {
  for (const buttons of place.querySelectorAll('.hub-row__buttons[data-list]')) {
    const row = buttons.closest('li, tr')
    if (row.parentElement.children.length < 2) {
      continue
    }
    const handle = document.createElement('span')
    handle.className = 'hub-handle'
    handle.title = 'Drag to move'
    handle.setAttribute('aria-hidden', 'true')
    handle.addEventListener('pointerdown', event => take(event, handle, row, buttons))
    // The focus stays where somebody writes.
    handle.addEventListener('mousedown', event => event.preventDefault())
    const name = row.tagName === 'TR' ? null : buttons.parentElement.querySelector('.hub-row__name')
    ;(name ?? buttons).prepend(handle)
  }
}

function take(event, handle, row, buttons) {
  if (drag || !event.isPrimary || event.button !== 0) {
    return
  }
  const rows = [...row.parentElement.children]
  drag = { handle, row, buttons, rows, from: rows.indexOf(row), to: null, x: event.clientX, y: event.clientY, startX: event.clientX, startY: event.clientY, moves: false, id: event.pointerId }
  handle.setPointerCapture(event.pointerId)
  handle.addEventListener('pointermove', move)
  handle.addEventListener('pointerup', drop)
  handle.addEventListener('pointercancel', end)
  handle.addEventListener('lostpointercapture', end)
  // Also of a list that is written anew meanwhile, which takes the handle away.
  addEventListener('keydown', key, true)
}

function move(event) {
  drag.x = event.clientX
  drag.y = event.clientY
  if (!drag.moves && Math.hypot(drag.x - drag.startX, drag.y - drag.startY) >= begins) {
    drag.moves = true
    drag.row.classList.add('hub-dragged')
    document.body.append(line)
    const begun = drag
    requestAnimationFrame(() => follow(begun))
  }
  if (drag.moves) {
    mark()
  }
}

// The gap nearest to the pointer; none outside the list, and none beside the row itself.
function mark() {
  const { row, rows, from, y } = drag
  const list = row.parentElement.getBoundingClientRect()
  const boxes = rows.map(one => one.getBoundingClientRect())
  const gap = boxes.filter(box => y > box.top + box.height / 2).length
  const to = gap > from ? gap - 1 : gap
  drag.to = to === from || y < list.top - beyond || y > list.bottom + beyond ? null : to
  line.hidden = drag.to === null
  if (!line.hidden) {
    const control = row.closest('[data-control]').getBoundingClientRect()
    const left = Math.max(list.left, control.left)
    const middle = gap === 0 ? list.top : gap === boxes.length ? boxes[gap - 1].bottom : (boxes[gap - 1].bottom + boxes[gap].top) / 2
    line.style.left = `${left}px`
    line.style.width = `${Math.min(list.right, control.right) - left}px`
    line.style.top = `${middle - 2}px`
  }
}

// Near the edges of the window the page goes on for as long as the list does; its end is where the bar to save with begins.
function follow(begun) {
  if (drag !== begun) {
    return
  }
  if (!drag.row.isConnected) {
    end()
    return
  }
  const list = drag.row.parentElement.getBoundingClientRect()
  const bar = document.querySelector('.hub-save')?.getBoundingClientRect().top ?? innerHeight
  const lowest = Math.min(bar, innerHeight) - edge
  const step = drag.y < edge && list.top < edge ? drag.y - edge : drag.y > lowest && list.bottom > lowest ? drag.y - lowest : 0
  if (step !== 0) {
    scrollBy({ top: Math.sign(step) * Math.min(24, Math.ceil(Math.abs(step) / 4)), behavior: 'instant' })
    mark()
  }
  requestAnimationFrame(() => follow(begun))
}

function key(event) {
  if (event.key === 'Escape') {
    event.preventDefault()
    event.stopPropagation()
    end()
  }
}

function drop() {
  const { row, rows, buttons, from, to } = drag
  end()
  if (to === null || !row.isConnected) {
    return
  }
  // A button like the others, pressed at once: the focus then goes to the button of the row in its new place that moves it on.
  const way = to < from ? (to > 0 ? 'up' : 'down') : (to < rows.length - 1 ? 'down' : 'up')
  const button = document.createElement('button')
  button.type = 'submit'
  button.hidden = true
  button.name = 'Do'
  button.value = `to|${buttons.dataset.list}|${from}|${to}`
  button.dataset.change = buttons.dataset.swap
  button.setAttribute('formaction', `?handler=Change#${rows[to].id}-${way}`)
  buttons.append(button)
  button.form.requestSubmit(button)
}

function end() {
  if (!drag) {
    return
  }
  const { handle, row, id } = drag
  drag = null
  removeEventListener('keydown', key, true)
  handle.removeEventListener('pointermove', move)
  handle.removeEventListener('pointerup', drop)
  handle.removeEventListener('pointercancel', end)
  handle.removeEventListener('lostpointercapture', end)
  if (handle.hasPointerCapture(id)) {
    handle.releasePointerCapture(id)
  }
  row.classList.remove('hub-dragged')
  line.hidden = true
  line.remove()
}
