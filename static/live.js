// A page that shows records renews its regions when one of them changes. Without this file nothing is lost but a reload.
const sign = document.querySelector('[data-live]')
let source
let busy = false
let again = false

const isTypedIn = (part) =>
  part.contains(document.activeElement) && document.activeElement.matches('input, select, textarea')

async function renew() {
  if (busy) return void (again = true)
  busy = true
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } })
    if (!answer.ok) return
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
    let changed = false
    for (const part of document.querySelectorAll('[data-live-part][id]')) {
      const next = fresh.getElementById(part.id)
      if (!next || next.innerHTML === part.innerHTML || isTypedIn(part)) continue
      part.innerHTML = next.innerHTML
      changed = true
    }
    if (changed) sign.textContent = sign.dataset.liveText
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
  source = new EventSource(sign.dataset.live)
  source.onmessage = renew
}

if (sign && 'EventSource' in window) {
  if (!document.hidden) listen()
  document.addEventListener('visibilitychange', () => {
    source?.close()
    if (document.hidden) return
    listen()
    renew()
  })
  addEventListener('pagehide', () => source?.close())
}
