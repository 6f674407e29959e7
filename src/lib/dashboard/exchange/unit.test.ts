import { expect, test } from 'vitest'
import { isKnownUnit } from './unit.ts'

const euros = { en: 'euros a year', fr: 'euros par an', es: 'euros al año' }
const people = { en: 'people', fr: 'personnes', es: 'personas' }
const companies = { en: 'companies', fr: 'entreprises', es: 'empresas' }
const institutions = { en: 'institutions contacted', fr: 'institutions contactées', es: 'instituciones' }
const countries = { en: 'countries', fr: 'pays', es: 'países' }

test.each([
  ['EUR', euros],
  ['€', euros],
  ['euro', euros],
  ['Euros', euros],
  ['person', people],
  ['personnes', people],
  ['company', companies],
  ['entreprise', companies],
  ['institutions', institutions],
  ['institución', { es: 'instituciones' }],
  ['country', countries],
  ['pays', countries],
  ['paises', countries],
])('%s is the unit of %j', (unit, definition) => expect(isKnownUnit(unit, definition, [])).toBe(true))

test.each([
  ['euros', people],
  ['kEUR', euros],
  ['thousand euros', euros],
  ['USD', euros],
  ['%', people],
])('%s is not the unit of %j', (unit, definition) => expect(isKnownUnit(unit, definition, [])).toBe(false))

test('a unit that earlier figures had is known', () => {
  expect(isKnownUnit('organization', { en: 'organizations and countries a year' }, ['organization'])).toBe(
    true,
  )
  expect(isKnownUnit('farm', { en: 'share of farms' }, ['farm'])).toBe(true)
})
