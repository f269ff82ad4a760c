import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { api, client, queryClient } from '../../api/client'
import { failureSentence } from '../../api/failure-of'
import { onSessionChange } from '../../api/session'
import { newId } from '../../platform/network/new-id'
import { createOutbox, notYetShown, type Outgoing } from './outbox'

const outbox = createOutbox()
// Whoever uses the phone next must not read them.
onSessionChange((now, before) => {
  if (now?.account.id !== before?.account.id) outbox.empty()
})

/** What is on its way in one conversation, and how more is sent. `lastSeq`: how far the thread on the screen goes. */
export function useOutbox(conversationId: string, lastSeq: number) {
  const all = useSyncExternalStore(outbox.onChange, outbox.all, outbox.all)
  const waiting = useMemo(() => notYetShown(all, conversationId, lastSeq), [all, conversationId, lastSeq])
  useEffect(() => {
    for (const { key, state } of all) if (state.kind === 'sent' && state.seq <= lastSeq) outbox.drop(key)
  }, [all, lastSeq])
  const start = (content: Outgoing['content']) => {
    if (outbox.isFull()) return
    void deliver({ key: newId(), conversationId, content, state: { kind: 'sending' } })
  }
  return { waiting, start, again: (outgoing: Outgoing) => void deliver(outgoing), letGo: outbox.drop }
}

async function deliver(outgoing: Outgoing): Promise<void> {
  outbox.put({ ...outgoing, state: { kind: 'sending' } })
  const { key: idempotencyKey, conversationId, content } = outgoing
  try {
    const { seq } =
      content.kind === 'text'
        ? await client.conversation.sendText.mutate({ conversationId, idempotencyKey, text: content.text })
        : await client.conversation.sendPicture.mutate({
            conversationId,
            idempotencyKey,
            base64: content.base64,
          })
    outbox.put({ ...outgoing, state: { kind: 'sent', seq } })
    void queryClient.invalidateQueries(api.conversation.messages.pathFilter())
    void queryClient.invalidateQueries(api.conversation.mine.pathFilter())
  } catch (error) {
    outbox.put({ ...outgoing, state: { kind: 'failed', problem: failureSentence(error) } })
  }
}
