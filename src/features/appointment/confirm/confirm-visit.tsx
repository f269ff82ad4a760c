import { useState } from 'react'
import type { Service } from '#domain/kernel/healthcare-service'
import { localDateOf } from '#domain/kernel/time'
import { failureOf, failureSentence } from '../../../api/failure-of'
import { serverNow } from '../../../api/server-clock'
import { Button } from '../../../components/action/button'
import { Note } from '../../../components/content/note'
import { BottomBar } from '../../../components/page/bottom-bar'
import { Page } from '../../../components/page/page'
import { VisitSummary, type VisitSummaryProps } from '../booked/visit-summary'
import { HoldBanner } from './hold-banner'
import { LostSeat } from './lost-seat'
import { PersonSheet } from './person-sheet'
import { TurnSheet } from './turn-sheet'
import { useConfirm } from './use-confirm'
import { useVisitWords } from './use-visit-words'
import { VisitCosts } from './visit-costs'
import { VisitForm } from './visit-form'

export interface ConfirmVisitProps {
  hold: VisitSummaryProps['appointment'] & {
    id: string
    status: string
    slotId: string
    service: Service
    feeFen: number
    holdExpiresAt: string | null
    freeCancelUntil: string
    organization: { id: string; name: string; address: string }
  }
  /** The ring reached zero: ask the server how it stands. */
  onEnd: () => void
}

/** A seat that is kept for five minutes, and everything that belongs to it. */
export function ConfirmVisit({ hold, onEnd }: ConfirmVisitProps) {
  const today = localDateOf(serverNow())
  const [words, write] = useVisitWords(hold.patientId)
  const { confirm, holdAgain, problem, setProblem, runOut, endHold, busy } = useConfirm(hold, words)
  const [choosing, setChoosing] = useState(false)
  const [notFor, setNotFor] = useState<string | null>(null)
  const expiresAt = hold.status === 'held' && !runOut ? hold.holdExpiresAt : null
  const unreachable = problem !== null && failureOf(problem.error).kind === 'unreachable'

  const lock = async (slotId: string) => {
    const error = await holdAgain(slotId, hold.patientId)
    if (error) setProblem({ slotId, error })
  }
  const changePerson = async (patientId: string) => {
    if (patientId === hold.patientId) return setChoosing(false)
    const error = await holdAgain(hold.slotId, patientId)
    if (error) setNotFor(failureSentence(error))
  }
  const action = expiresAt ? (
    <Button label={unreachable ? '再试一次' : '确认预约'} busy={busy} onTap={() => void confirm()} />
  ) : (
    <Button label="再锁一次" busy={busy} onTap={() => void lock(hold.slotId)} />
  )
  const end = () => {
    endHold()
    onEnd()
  }
  return (
    <Page title="确认预约" bar={<BottomBar>{action}</BottomBar>}>
      <HoldBanner expiresAt={expiresAt} onEnd={end} />
      {unreachable && (
        <Note tone="wait" icon="offline" announced>
          {failureSentence(problem.error)}再点一次不会约重。
        </Note>
      )}
      <VisitSummary appointment={hold} today={today} onChangePerson={() => setChoosing(true)} />
      <VisitForm service={hold.service} words={words} onChange={write} />
      <VisitCosts appointment={hold} />
      <PersonSheet
        open={choosing}
        patientId={hold.patientId}
        problem={notFor}
        onChoose={(id) => void changePerson(id)}
        onClose={() => setChoosing(false)}
      />
      {problem && !unreachable && (
        <LostSeat hold={hold} problem={problem} busy={busy} onTake={lock} onClose={() => setProblem(null)} />
      )}
      <TurnSheet hasList />
    </Page>
  )
}
