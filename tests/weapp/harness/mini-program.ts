import { type AppJson, pagePathsOf, parseTarget, readJson, tabPathsOf } from './app-json'
import { openComponentRegistry } from './component-registry'
import { openLogicLayer } from './logic-layer'
import { openModuleLoader } from './module-loader'
import { type LivePage, openPage } from './open-page'
import { openPageStack, type PageStack } from './page-stack'
import { newRecord, type WeappRecord } from './record'
import { openViewLayer } from './view-layer'
import type { WeappBuild } from './weapp-build'
import { type Answers, wxApi } from './wx-api'

interface AppDefinition {
  onLaunch?(options: unknown): void
  onShow?(options: unknown): void
}

/** A running mini-program: its pages in the view layer, its code in the logic layer, and what crossed between them. */
export interface MiniProgram {
  readonly stack: PageStack<LivePage>
  readonly record: WeappRecord
  readonly answers: Answers
  readonly storage: Map<string, string>
  /** Opens a page as WeChat would from a shared card; without one, the first. */
  launch(url?: string): void
  /** From here on, setData is booked under this name. */
  beginStep(name: string): void
  /** An event of the phone, such as NetworkStatusChange. */
  emit(event: string, value: unknown): void
  close(): void
}

/** `storage` is what an earlier run left on the phone. */
export function startMiniProgram(
  build: WeappBuild,
  answers: Answers,
  storage = new Map<string, string>(),
): MiniProgram {
  const record = newRecord()
  const listeners = new Map<string, Set<(value: unknown) => void>>()
  const appJson = readJson(build, 'app.json') as unknown as AppJson
  const pagePaths = pagePathsOf(appJson)
  const logic = openLogicLayer(console)
  const view = openViewLayer(build, (error) => record.errors.push(error))
  const runModule = openModuleLoader(build, logic)
  const register = openComponentRegistry({ build, appJson, view, logic, runModule })
  const ends: (() => void)[] = []
  let step = 'launch'
  let app: AppDefinition = {}

  const stack = openPageStack(tabPathsOf(appJson), (target) => {
    register(target.path)
    return openPage(target, view, logic, (bytes) => record.setData.push({ page: target.path, step, bytes }))
  })
  const targetOf = (url: string) => parseTarget(url, stack.pages.at(-1)?.path, pagePaths)
  logic.setGlobals({
    App: (definition: AppDefinition) => {
      app = definition
    },
    getApp: () => app,
    getCurrentPages: () => stack.pages.map(({ instance }) => instance),
    wx: wxApi({
      record,
      answers,
      storage,
      stack,
      listeners,
      copyIn: logic.copyIn,
      targetOf,
      onEnd: (end) => void ends.push(end),
    }),
  })

  return {
    stack,
    record,
    answers,
    storage,
    launch(url = appJson.entryPagePath ?? appJson.pages[0] ?? '') {
      const target = targetOf(url)
      if (!target) throw new Error(`the mini-program has no page ${url}`)
      runModule('app')
      const options = logic.copyIn({ ...target, scene: 1001, referrerInfo: {} })
      app.onLaunch?.(options)
      app.onShow?.(options)
      stack.reLaunch(target)
    },
    beginStep(name) {
      step = name
    },
    emit(event, value) {
      for (const listener of listeners.get(event) ?? []) listener(logic.copyIn(value))
    },
    close() {
      for (const end of ends) end()
      view.window.close()
    },
  }
}
