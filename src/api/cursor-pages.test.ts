import { describe, expect, it } from 'vitest'
import { cursorPages, type PageStart } from './cursor-pages'

describe('a list read page by page', () => {
  const { signal } = new AbortController()
  const read = async (start: PageStart, call: object) => ({ start, call, nextCursor: 'row 20' })
  const pages = cursorPages<Awaited<ReturnType<typeof read>> | { nextCursor: null }>(read)

  it('asks for the first page without a cursor: the strict shapes of the server take no empty one', async () => {
    const page = await pages.queryFn({ pageParam: pages.initialPageParam, signal })
    expect(page).toStrictEqual({ start: {}, call: { signal }, nextCursor: 'row 20' })
  })

  it('asks for a later page from where the one before it ended, and can be called off', async () => {
    expect(await pages.queryFn({ pageParam: 'row 20', signal })).toMatchObject({
      start: { cursor: 'row 20' },
      call: { signal },
    })
  })

  it('ends where a page names no next one', async () => {
    expect(pages.getNextPageParam(await read({}, {}))).toBe('row 20')
    expect(pages.getNextPageParam({ nextCursor: null })).toBeNull()
  })
})
