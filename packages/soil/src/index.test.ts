import { expect, test } from 'vitest'
import * as soil from './index.ts'

test('the public names are these, and a change of them is a change of the version', () => {
  expect(Object.keys(soil).sort()).toMatchSnapshot()
})
