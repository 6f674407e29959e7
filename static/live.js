// A page that shows records renews its regions when one of them changes. Without this file nothing is lost but a reload.
const sign = document.querySelector('[data-live]')
const parts = () => [...document.querySelectorAll('[data-live-part][id]')]
const served = new Map(parts().map((part) => [part.id, part.innerHTML]))
let source
let busy = false
let again = false
let waiting = false

/** Nobody loses what they type, or the place where they are. */
const isInUse = (part) =>
  part.contains(document.activeElement) ||
  [...part.querySelectorAll('input, textarea')].some(
    (field) => field.value !== field.defaultValue || field.checked !== field.defaultChecked,
  )

function swap(part, html) {
  const open = [...part.querySelectorAll('details')].map((details) => details.open)
  part.innerHTML = html
  part.querySelectorAll('details').forEach((details, index) => (details.open ||= Boolean(open[index])))
  served.set(part.id, html)
}

function announce() {
  sign.textContent = ''
  setTimeout(() => (sign.textContent = sign.dataset.liveText), 100)
}

async function renew() {
  if (busy) return void (again = true)
  busy = true
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } })
    if (!answer.ok) return
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const changed = parts().filter((part) => {
      const next = fresh.getElementById(part.id)
      return next && next.innerHTML !== served.get(part.id)
    })
    const free = changed.filter((part) => !isInUse(part))
    for (const part of free) swap(part, fresh.getElementById(part.id).innerHTML)
    if (free.length) announce()
    waiting = free.length < changed.length
  } catch {
    // The next message or the next look at the page tries again.
  } finally {
    busy = false
    if (again) {
      again = false
      renew()
    }
  }
}

function listen() {
  source?.close()
  source = document.hidden ? undefined : new EventSource(sign.dataset.live)
  if (source) source.onmessage = renew
}

if (sign && 'EventSource' in window) {
  listen()
  document.addEventListener('visibilitychange', () => {
    listen()
    if (!document.hidden) renew()
  })
  document.addEventListener('focusout', () => waiting && renew())
  addEventListener('pagehide', () => source?.close())
  addEventListener('pageshow', ({ persisted }) => persisted && listen())
}
