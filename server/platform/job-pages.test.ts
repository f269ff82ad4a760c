import { expect, it } from 'vitest'
import { eachDue, eachPage, eachRow, untilDone } from './job-pages'

const rows = Array.from({ length: 7 }, (_, index) => ({ id: `00000000-0000-4000-8000-00000000000${index}` }))
const list = async ({ after, limit }: { after: string; limit: number }) =>
  rows.filter(({ id }) => id > after).slice(0, limit)

it.each([
  [3, [3, 3, 1]],
  [7, [7, 0]],
  [8, [7]],
])('goes through seven rows by %i', async (limit, sizes) => {
  const pages: number[] = []
  await eachPage(list, async (page) => void pages.push(page.length), limit)
  expect(pages).toEqual(sizes)
})

it('takes each row once, in order', async () => {
  const seen: string[] = []
  await eachRow(list, async ({ id }) => void seen.push(id))
  expect(seen).toEqual(rows.map(({ id }) => id))
})

it.each([
  ['nothing', 0, 1],
  ['less than a page', 199, 1],
  ['two whole pages', 400, 3],
])('repeats work while there is %s', async (_, waiting, calls) => {
  let left = waiting
  let called = 0
  await untilDone(async (limit) => {
    called += 1
    const found = Math.min(left, limit)
    left -= found
    return found
  })
  expect([left, called]).toEqual([0, calls])
})

it('ends even when nothing is ever done', async () => {
  let called = 0
  await untilDone(async (limit) => {
    called += 1
    return limit
  })
  expect(called).toBe(1_250)
})

it('does what is due for everybody, whatever fails for one, and says what failed', async () => {
  const done: number[] = []
  const failing = eachDue([1, 2, 3], async (due) => {
    if (due === 2) throw new Error('two')
    done.push(due)
  })
  await expect(failing).rejects.toMatchObject({ message: '1 of 3 failed', errors: [new Error('two')] })
  expect(done).toEqual([1, 3])
})

it('does not go on without a database, but past a row that somebody holds', async () => {
  const tried: number[] = []
  const failWith = (code: string) =>
    eachDue([1, 2], async (due) => {
      tried.push(due)
      throw Object.assign(new Error(), { code })
    })
  await expect(failWith('ECONNREFUSED')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  await expect(failWith('55P03')).rejects.toThrow('2 of 2 failed')
  expect(tried).toEqual([1, 1, 2])
})
