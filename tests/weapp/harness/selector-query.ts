import type { PageStack } from './page-stack'

/** The geometry that Taro asks for; jsdom lays nothing out, so that every box is empty. */
export function selectorQuery(stack: PageStack, copyIn: <Value>(value: Value) => Value): object {
  const asked: (() => unknown)[] = []
  const node = (selector: string | null, all: boolean) => {
    const found = () => {
      const page = stack.top().element
      return selector === null ? [page] : [...page.querySelectorAll(selector.replaceAll('>>>', ' '))]
    }
    const ask = (read: (element: Element) => unknown) => (done?: (value: unknown) => void) => {
      asked.push(() => {
        const values = found().map(read)
        const value = all ? values : (values[0] ?? null)
        done?.(value)
        return value
      })
      return self
    }
    const rect = (element: Element) => {
      const { left, top, right, bottom, width, height } = element.getBoundingClientRect()
      return { left, top, right, bottom, width, height, id: element.id, dataset: {} }
    }
    return {
      boundingClientRect: ask(rect),
      scrollOffset: ask((element) => ({ scrollLeft: element.scrollLeft, scrollTop: element.scrollTop })),
      fields: (_fields: unknown, done?: (value: unknown) => void) => ask(rect)(done),
    }
  }
  const self = {
    in: () => self,
    select: (selector: string) => node(selector, false),
    selectAll: (selector: string) => node(selector, true),
    selectViewport: () => node(null, false),
    exec(done?: (values: unknown) => void) {
      setTimeout(() => done?.(copyIn(asked.map((read) => read()))), 0)
      return self
    },
  }
  return self
}
