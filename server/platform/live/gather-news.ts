import type { Log } from '../log'

interface Options<News> {
  readonly passOn: (news: ReadonlyMap<string, News>) => Promise<void>
  /** What is said of two pieces of news about one thing. */
  readonly merge: (earlier: News, later: News) => News
  readonly log: Log
}

/**
 * Passes news on, never twice at once: what comes in meanwhile is passed on together, so that a burst asks the database
 * once. What could not be passed on is lost: whoever misses it asks by themselves a little later.
 *
 * @returns takes a piece of news, and what it is about
 */
export function gatherNews<News>({ passOn, merge, log }: Options<News>): (about: string, news: News) => void {
  const waiting = new Map<string, News>()
  let isTelling = false

  async function tell(): Promise<void> {
    isTelling = true
    try {
      while (waiting.size > 0) {
        const news = new Map(waiting)
        waiting.clear()
        await passOn(news)
      }
    } finally {
      isTelling = false
    }
  }

  return (about, news) => {
    const earlier = waiting.get(about)
    waiting.set(about, earlier === undefined ? news : merge(earlier, news))
    if (!isTelling) tell().catch((err: unknown) => log.warn({ err }, 'news was not passed on'))
  }
}
