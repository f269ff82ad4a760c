/**
 * A Babel plugin. What a rule computes when it is loaded has no effect but its value (the domain is pure:
 * tests/architecture.test.ts). Saying so to the bundler lets a page that asks for one word of a rule do without the
 * rest of its file: above all without zod, which only whoever judges an input needs.
 */
module.exports = function pureDomain({ types: t }) {
  return {
    name: 'pure-domain',
    visitor: {
      Program(program) {
        for (const statement of program.get('body')) {
          const declaration = statement.isExportNamedDeclaration() ? statement.get('declaration') : statement
          if (!declaration.isVariableDeclaration()) continue
          for (const declarator of declaration.get('declarations')) {
            const value = declarator.get('init')
            if (computes(value)) value.replaceWith(pure(value.node))
          }
        }
      },
    },
  }

  /** As one call that is marked: a mark on the outermost call alone would say nothing of what it is called with. */
  function pure(value) {
    const call = t.callExpression(t.arrowFunctionExpression([], value), [])
    return t.addComment(call, 'leading', '#__PURE__')
  }
}

/** Whether anything is called while the file is loaded. */
function computes(value) {
  if (!value.node || value.isFunction()) return false
  if (value.isCallExpression() || value.isNewExpression()) return true
  let calls = false
  value.traverse({
    Function: (inner) => inner.skip(),
    'CallExpression|NewExpression'(inner) {
      calls = true
      inner.stop()
    },
  })
  return calls
}
