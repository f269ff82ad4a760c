import { useState } from 'react'
import { client } from '../../../../api/client'
import { failureSentence } from '../../../../api/failure-of'
import { serverNow } from '../../../../api/server-clock'
import { Button } from '../../../../components/action/button'
import { Note } from '../../../../components/content/note'
import { Segment } from '../../../../components/field/segment'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { AnswerView } from '../../../../features/page/answer-view'
import { DeskCard } from '../../../../features/referral/desk-card'
import { RefuseSheet } from '../../../../features/referral/refuse-sheet'
import {
  type Direction,
  useReferralDesk,
  useReferralWrite,
} from '../../../../features/referral/use-referrals'
import { usePullToRefresh } from '../../../../platform/screen/pull-to-refresh'

const DIRECTIONS = [
  { value: 'in', label: '转来的' },
  { value: 'out', label: '转出去的' },
] as const satisfies readonly { value: Direction; label: string }[]

/** 转诊: who is sent here and waits for a yes, and what became of those who were sent on. */
export default function ReferralsPage() {
  const [direction, setDirection] = useState<Direction>('in')
  const [refusingId, setRefusingId] = useState<string | null>(null)
  const { state, refetch, more } = useReferralDesk(direction)
  const accepting = useReferralWrite(client.referral.answer.mutate)
  const withdrawing = useReferralWrite(client.referral.withdraw.mutate)
  const problem = accepting.error ?? withdrawing.error
  const now = serverNow()
  usePullToRefresh(refetch)
  return (
    <Page title="转诊">
      <Segment label="转来还是转出" parts={DIRECTIONS} selected={direction} onSelect={setDirection} />
      {problem && (
        <Note tone="bad" announced>
          {failureSentence(problem)}
        </Note>
      )}
      <AnswerView state={state} loading="正在取转诊…" failed="转诊没取到" safe="发出去的都在，不会丢。">
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState
              title={direction === 'in' ? '没有转来的孩子' : '没有转出去的孩子'}
              why={
                direction === 'in'
                  ? '别处的医生转孩子来，会在这里等答复。'
                  : '看诊时点“开转诊”，对方答复没有在这里看。'
              }
            />
          ) : (
            <>
              {rows.map((row) => (
                <DeskCard
                  key={row.id}
                  row={row}
                  direction={direction}
                  now={now}
                  busy={accepting.isPending || withdrawing.isPending}
                  onAccept={() => accepting.mutate({ id: row.id, accept: true })}
                  onRefuse={() => setRefusingId(row.id)}
                  onWithdraw={() => withdrawing.mutate({ id: row.id })}
                />
              ))}
              {more && (
                <Button kind="quiet" size="medium" label="看更早的" busy={more.loading} onTap={more.load} />
              )}
            </>
          )
        }
      </AnswerView>
      {refusingId !== null && <RefuseSheet id={refusingId} onClose={() => setRefusingId(null)} />}
    </Page>
  )
}
