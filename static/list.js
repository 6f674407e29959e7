// Filters of a list apply as they are changed, and the address follows. Without this file their button does the same.
const patienceMs = 300

for (const form of document.querySelectorAll('[data-list-filters]')) {
  const list = form.closest('[data-list]')
  const parts = (of) => [...of.querySelectorAll('[data-list-part]')]
  list.querySelector('[data-list-part=count]').ariaLive = 'polite'
  let timer
  let latest = 0

  const address = () => {
    const params = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ''))
    return `${location.pathname}?${params}`
  }

  /** How many rows a value leaves stands in its label; the control in use is left alone. */
  function relabel(fresh) {
    for (const select of form.querySelectorAll('select')) {
      const next = fresh.querySelector(`select[name="${select.name}"]`)
      if (next && select !== document.activeElement) select.replaceChildren(...next.children)
    }
  }

  async function apply() {
    const asked = ++latest
    const href = address()
    try {
      const answer = await fetch(href, { headers: { accept: 'text/html' } })
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      const fresh = [...page.querySelectorAll('[data-list]')].find((one) => one.id === list.id)
      if (asked !== latest) return
      if (!answer.ok || !fresh) return form.submit()
      const next = parts(fresh)
      parts(list).forEach((part, index) => (part.innerHTML = next[index].innerHTML))
      relabel(fresh)
      history.replaceState(null, '', href + location.hash)
    } catch {
      form.submit()
    }
  }

  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(apply, patienceMs)
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    clearTimeout(timer)
    apply()
  })
}
