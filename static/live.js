// Keeps an open page up to date: patches what differs, marks it and says so. Without this file nothing is lost but a reload.
const notice = document.querySelector('[data-live]')
const main = document.querySelector('main')
const status = notice?.querySelector('[role=status]')
const marked = () => [...main.querySelectorAll('[data-changed]')]
let source
let busy = false
let again = false
let waiting = false
let shown = 0

/** Typed text and the focus are kept. */
const isInUse = (node) =>
  node.nodeName === 'FORM' &&
  (node.contains(document.activeElement) ||
    [...node.querySelectorAll('input, textarea')].some(
      (field) => field.value !== field.defaultValue || field.checked !== field.defaultChecked,
    ))

/** Makes one element like another and keeps every node that is equal; notes in `changed` where a reader sees a difference. */
function patch(old, fresh, changed) {
  if (old.isEqualNode(fresh) || !fresh.attributes) return
  if (isInUse(old)) return void (waiting = true)
  for (const { name, value } of fresh.attributes)
    if (old.getAttribute(name) !== value) old.setAttribute(name, value)
  for (const { name } of [...old.attributes])
    if (name !== 'open' && !fresh.hasAttribute(name)) old.removeAttribute(name)

  const left = new Set(old.childNodes)
  const take = (match) => {
    for (const node of left) if (match(node)) return (left.delete(node), node)
  }
  const next = [...fresh.childNodes].map((node) => [node, take((one) => one.isEqualNode(node))])
  for (const pair of next) {
    const [node, equal] = pair
    if (equal) continue
    const isAlike = (one) => one.nodeName === node.nodeName && one.id === node.id
    // A drawing is replaced as a whole.
    const twin =
      node.nodeName === 'svg'
        ? null
        : (take((one) => isAlike(one) && one.className === node.className) ?? take(isAlike))
    pair[1] = twin ?? node
    if (node.nodeType === Node.TEXT_NODE) {
      if ((twin?.data ?? '').trim() !== node.data.trim()) changed.add(old)
      if (twin) twin.data = node.data
    } else if (twin) patch(twin, node, changed)
    else if (node.nodeType === Node.ELEMENT_NODE && !node.ariaHidden) changed.add(node)
  }
  for (const node of left)
    if (node.contains(document.activeElement)) waiting = true
    else node.remove()
  next.forEach(([, node], index) => {
    if (old.childNodes[index] !== node) old.insertBefore(node, old.childNodes[index] ?? null)
  })
}

/** Where in the page something is, by the heading over it. */
function placeOf(element) {
  const section = element.closest('section, main')
  const title = document.getElementById(section.getAttribute('aria-labelledby'))
  return section.getAttribute('aria-label') ?? (title ?? main.querySelector('h1'))?.textContent.trim()
}

function announce() {
  const what = [...new Set(marked().map(placeOf))].join(', ')
  const time = new Date().toLocaleTimeString(document.documentElement.lang, { timeStyle: 'short' })
  const text = notice.dataset.liveText.replace('{time}', time).replace('{what}', what)
  notice.dataset.liveOn = ''
  status.textContent = ''
  setTimeout(() => (status.textContent = text), 100)
}

async function read() {
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } })
    return answer.ok && !answer.redirected ? await answer.text() : null
  } catch {
    // Off line: the change is still to be shown.
    setTimeout(renew, 5000)
    return null
  }
}

async function renew() {
  if (busy) return void (again = true)
  busy = true
  const html = await read()
  if (html) take(new DOMParser().parseFromString(html, 'text/html'))
  busy = false
  if (again) renew()
  again = false
}

function take(page) {
  const fresh = page.querySelector('[data-live]')
  if (!fresh) return
  const before = marked()
  for (const element of before) delete element.dataset.changed
  const changed = new Set()
  waiting = false
  notice.dataset.live = fresh.dataset.live
  fresh.replaceWith(notice.cloneNode(true))
  patch(main, document.adoptNode(page.querySelector('main')), changed)
  const loud = [...changed].filter((node) => !node.closest('[data-live-quiet]'))
  for (const element of [...before, ...loud]) element.dataset.changed = ''
  if (loud.length) announce()
}

function show() {
  const all = marked()
  const element = all[shown++ % all.length]
  for (let folded = element.closest('details'); folded; folded = folded.parentElement.closest('details'))
    folded.open = true
  element.tabIndex = -1
  element.focus({ preventScroll: true })
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  element.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' })
}

function dismiss() {
  for (const element of marked()) delete element.dataset.changed
  delete notice.dataset.liveOn
  status.textContent = ''
}

/** The server says so once and ends the answer; the browser then asks again and names what it heard last. */
function listen() {
  source?.close()
  const page = encodeURIComponent(location.pathname + location.search)
  source = document.hidden
    ? undefined
    : new EventSource(`/live?page=${page}&since=${encodeURIComponent(notice.dataset.live)}`)
  if (source) source.onmessage = renew
}

if (notice && 'EventSource' in window) {
  listen()
  const [see, close] = notice.querySelectorAll('button')
  see.addEventListener('click', show)
  close.addEventListener('click', dismiss)
  document.addEventListener('visibilitychange', listen)
  document.addEventListener('focusout', () => waiting && renew())
  addEventListener('pagehide', () => source?.close())
  addEventListener('pageshow', ({ persisted }) => persisted && listen())
}
