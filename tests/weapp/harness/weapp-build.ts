import * as fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

interface TemplateGroup {
  addTmpl(path: string, wxml: string): string | undefined
  addScript(path: string, wxs: string): void
  getTmplGenObjectGroups(): string
  free(): void
}

// WeChat's own compiler, as WebAssembly in a CommonJS package. Its version must match glass-easel's.
const { TmplGroup } = createRequire(import.meta.url)('glass-easel-template-compiler') as {
  TmplGroup: new () => TemplateGroup
}

/** What `npm run build:weapp` wrote, as WeChat would read it. */
export interface WeappBuild {
  /** Text of each file by its path inside the build, with `/`. */
  readonly files: Readonly<Record<string, string>>
  /** A JavaScript expression of all templates, compiled. */
  readonly templatesCode: string
}

/** @throws Error when the folder has no app.json. */
export function readWeappBuild(folder: string): WeappBuild {
  const files: Record<string, string> = {}
  for (const name of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (/\.(js|json|wxml|wxss|wxs)$/.test(name)) {
      files[name.replaceAll(path.sep, '/')] = fs.readFileSync(path.join(folder, name), 'utf8')
    }
  }
  if (!files['app.json']) throw new Error(`${folder} holds no mini-program: run npm run build:weapp`)
  return { files, templatesCode: compileTemplates(files) }
}

function compileTemplates(files: Readonly<Record<string, string>>): string {
  const group = new TmplGroup()
  for (const [name, text] of Object.entries(files)) {
    if (name.endsWith('.wxml')) group.addTmpl(name.slice(0, -'.wxml'.length), text)
    if (name.endsWith('.wxs')) group.addScript(name.slice(0, -'.wxs'.length), text)
  }
  const code = group.getTmplGenObjectGroups()
  group.free()
  return code
}
