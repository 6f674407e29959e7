// What the build does to the sources' syntax trees before they are compiled.
import { NodeKind, TypeNode } from 'assemblyscript'

const ours = ({ sourceKind }) => sourceKind === 0 || sourceKind === 1

/** A function that returns a vector is part of its caller's loop: it is inlined, a fifth of the speed in f64. */
export const inlineVectors = {
  afterParse({ sources }) {
    for (const { statements, range } of sources.filter(ours)) {
      for (const statement of statements) {
        if (statement.kind !== NodeKind.FunctionDeclaration) continue
        if (statement.signature.returnType.name?.identifier.text !== 'v128') continue
        const name = TypeNode.createIdentifierExpression('inline', range)
        statement.decorators = [TypeNode.createDecorator(name, null, range)]
      }
    }
  },
}

/**
 * A sum with a product is rounded once, where the processor can: `f64x2.add(c, f64x2.mul(a, b))` becomes
 * `f64x2.relaxed_madd(a, b, c)`, and `sub` `relaxed_nmadd`; `f32x4` likewise. Written as a function in the sources it
 * would change the bytes of the plain module, which are promised.
 */
export const fuseProducts = {
  afterParse({ sources }) {
    for (const { statements } of sources.filter(ours)) statements.forEach(fuse)
  },
}

function fuse(node) {
  for (const [name, value] of Object.entries(node))
    if (name !== 'range')
      for (const child of Array.isArray(value) ? value : [value])
        if (child && typeof child === 'object' && 'kind' in child) fuse(child)
  const { vector, verb } = callOf(node)
  if (verb !== 'add' && verb !== 'sub') return
  const isProduct = (term) => callOf(term).verb === 'mul' && callOf(term).vector === vector
  const [left, right] = node.args
  if (isProduct(right)) node.args = [...right.args, left]
  else if (isProduct(left) && verb === 'add') node.args = [...left.args, right]
  else return
  node.expression.property.text = verb === 'add' ? 'relaxed_madd' : 'relaxed_nmadd'
}

/** `f64x2` and `add` of `f64x2.add(…)`; nothing of what is no such call. */
function callOf({ kind, expression }) {
  if (kind !== NodeKind.Call || expression.kind !== NodeKind.PropertyAccess) return {}
  const vector = expression.expression.text
  return vector === 'f64x2' || vector === 'f32x4' ? { vector, verb: expression.property.text } : {}
}
