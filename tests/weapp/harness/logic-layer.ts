import vm from 'node:vm'

export type Module = { exports: unknown }
export type Require = (path: string) => unknown

/** Where the mini-program's JavaScript runs: bare ECMAScript without window, fetch, URL, eval or new Function. */
export interface LogicLayer {
  setGlobals(globals: Readonly<Record<string, unknown>>): void
  /** A copy made of the layer's own objects, as everything that crosses WeChat's bridge is. */
  readonly copyIn: <Value>(value: Value) => Value
  runModule(path: string, code: string, module: Module, require: Require): void
}

export function openLogicLayer(console: Console): LogicLayer {
  const context = vm.createContext(
    { console, setTimeout, clearTimeout, setInterval, clearInterval },
    { codeGeneration: { strings: false, wasm: false } },
  )
  vm.runInContext('globalThis.global = globalThis', context)
  const parseInside = vm.runInContext('(text) => JSON.parse(text)', context) as (text: string) => unknown
  return {
    setGlobals: (globals) => void Object.assign(context, globals),
    copyIn<Value>(value: Value): Value {
      if (typeof value !== 'object' || value === null) return value
      return parseInside(JSON.stringify(value)) as Value
    },
    runModule(path, code, module, require) {
      const run = vm.compileFunction(code, ['require', 'module', 'exports'], {
        parsingContext: context,
        filename: path,
      })
      run(require, module, module.exports)
    },
  }
}
