import type { LogicLayer, Module } from './logic-layer'
import type { WeappBuild } from './weapp-build'

/** @returns runs a file of the build once, by its path without `.js`, and everything that it requires. */
export function openModuleLoader(build: WeappBuild, logic: LogicLayer): (path: string) => unknown {
  const modules = new Map<string, Module>()
  function run(path: string): unknown {
    const known = modules.get(path)
    if (known) return known.exports
    const code = build.files[`${path}.js`]
    if (code === undefined) throw new Error(`module '${path}.js' is not defined`)
    const module: Module = { exports: {} }
    modules.set(path, module)
    logic.runModule(`${path}.js`, code, module, (reference) => run(modulePath(path, reference)))
    return module.exports
  }
  return run
}

function modulePath(from: string, reference: string): string {
  const relative = reference.startsWith('/') || reference.startsWith('.') ? reference : `./${reference}`
  return resolvePath(from, relative).replace(/\.js$/, '')
}

/** A reference inside the build, seen from one of its files. */
export function resolvePath(from: string, reference: string): string {
  if (reference.startsWith('/')) return reference.slice(1)
  const parts = from.split('/').slice(0, -1)
  for (const part of reference.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}
