/** A page that is open: WeChat keeps up to ten, and the tabs besides. */
export interface OpenPage {
  readonly path: string
  readonly element: HTMLElement
  /** Loads it, once it stands in the stack: Taro looks for itself there. */
  start(): void
  show(): void
  hide(): void
  /** Out of sight without telling it: it was not on top. */
  conceal(): void
  close(): void
}

export interface Target {
  readonly path: string
  readonly query: Readonly<Record<string, string>>
}

export interface PageStack<Page extends OpenPage = OpenPage> {
  readonly pages: readonly Page[]
  top(): Page
  /** Each answers undefined, or WeChat's words of why not. */
  navigateTo(target: Target): string | undefined
  redirectTo(target: Target): string | undefined
  reLaunch(target: Target): string | undefined
  switchTab(target: Target): string | undefined
  navigateBack(delta: number): void
}

const MAX_PAGES = 10

/** WeChat's rules of what is above what. `tabs` are the pages of the tab bar. */
export function openPageStack<Page extends OpenPage>(
  tabs: ReadonlySet<string>,
  create: (target: Target) => Page,
): PageStack<Page> {
  const pages: Page[] = []
  const keptTabs = new Map<string, Page>()
  const open = (target: Target) => {
    const page = create(target)
    pages.push(page)
    page.start()
  }
  const top = () => {
    const page = pages.at(-1)
    if (!page) throw new Error('no page is open')
    return page
  }
  const closeTop = () => pages.pop()?.close()

  function switchTab(target: Target): string | undefined {
    if (!tabs.has(target.path)) return 'can not switch to no-tabBar page'
    const before = pages.at(-1)
    while (pages.length > 1) closeTop()
    const bottom = pages.pop()
    if (bottom?.path === target.path) {
      pages.push(bottom)
      if (bottom !== before) bottom.show()
      return undefined
    }
    if (bottom && tabs.has(bottom.path)) {
      keptTabs.set(bottom.path, bottom)
      if (bottom === before) bottom.hide()
      else bottom.conceal()
    } else {
      bottom?.close()
    }
    const kept = keptTabs.get(target.path)
    if (kept) {
      pages.push(kept)
      kept.show()
    } else {
      open(target)
    }
    return undefined
  }

  return {
    pages,
    top,
    switchTab,
    navigateTo(target) {
      if (tabs.has(target.path)) return 'can not navigateTo a tabbar page'
      if (pages.length >= MAX_PAGES) return 'webview count limit exceed'
      pages.at(-1)?.hide()
      open(target)
      return undefined
    },
    redirectTo(target) {
      if (tabs.has(target.path)) return 'can not redirectTo a tabbar page'
      closeTop()
      open(target)
      return undefined
    },
    reLaunch(target) {
      while (pages.length > 0) closeTop()
      for (const tab of keptTabs.values()) tab.close()
      keptTabs.clear()
      open(target)
      return undefined
    },
    navigateBack(delta) {
      const count = Math.min(delta, pages.length - 1)
      for (let closed = 0; closed < count; closed += 1) closeTop()
      if (count > 0) top().show()
    },
  }
}
