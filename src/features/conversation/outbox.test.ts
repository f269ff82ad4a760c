import { expect, it } from 'vitest'
import { createOutbox, notYetShown, type Outgoing } from './outbox'

const text = (key: string, state: Outgoing['state'] = { kind: 'sending' }): Outgoing => ({
  key,
  conversationId: 'c',
  content: { kind: 'text', text: key },
  state,
})

it('keeps what failed in its place until it is sent again or let go', () => {
  const outbox = createOutbox()
  outbox.put(text('one'))
  outbox.put(text('two'))
  outbox.put(text('one', { kind: 'failed', problem: '没有连上服务器' }))
  expect(outbox.all().map(({ key, state }) => [key, state.kind])).toEqual([
    ['one', 'failed'],
    ['two', 'sending'],
  ])
  outbox.drop('two')
  expect(outbox.all().map(({ key }) => key)).toEqual(['one'])
})

it('tells its listeners, until they stop', () => {
  const outbox = createOutbox()
  let heard = 0
  const stop = outbox.onChange(() => {
    heard += 1
  })
  outbox.put(text('one'))
  stop()
  outbox.empty()
  expect(heard).toBe(1)
  expect(outbox.all()).toEqual([])
})

it('shows what was sent until the thread shows it, and nothing of other conversations', () => {
  const all = [text('a', { kind: 'sent', seq: 7 }), text('b', { kind: 'sent', seq: 8 }), text('c')]
  expect(notYetShown(all, 'c', 7).map(({ key }) => key)).toEqual(['b', 'c'])
  expect(notYetShown(all, 'another', 7)).toEqual([])
})
