import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Service } from '#domain/kernel/healthcare-service'
import { ageYearsOn, localDateOf } from '#domain/kernel/time'
import { failureOf, failureSentence } from '../../api/failure-of'
import { serverAheadMs, serverNow } from '../../api/server-clock'
import { usePatient } from '../../api/use-patient'
import { BottomBar } from '../../components/bottom-bar'
import { Button } from '../../components/button'
import { Card } from '../../components/card'
import { Note } from '../../components/note'
import { Page } from '../../components/page'
import { Row } from '../../components/row'
import { cancelTerms, feeInWords } from './appointment-words'
import { HoldBanner } from './hold-banner'
import { LostSeat } from './lost-seat'
import { PersonSheet } from './person-sheet'
import { useConfirm } from './use-confirm'
import { keepVisitDraft, startingWords } from './visit-draft'
import { VisitForm } from './visit-form'
import type { VisitWords } from './visit-reason'
import { VisitSummary, type VisitSummaryProps } from './visit-summary'

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

const ADULT_YEARS = 18

/** A seat that is kept for five minutes, and everything that belongs to it. */
export function ConfirmVisit({ hold, onEnd }: ConfirmVisitProps) {
  const now = serverNow()
  const today = localDateOf(now)
  const patient = usePatient(hold.patientId)
  const isChild = patient !== undefined && ageYearsOn(patient.birthDate, today) < ADULT_YEARS
  const [typed, setTyped] = useState<VisitWords | null>(null)
  const words = typed ?? startingWords(hold.patientId, isChild)
  const write = (next: VisitWords) => {
    setTyped(next)
    keepVisitDraft(hold.patientId, next)
  }
  const { confirm, holdAgain, problem, setProblem, runOut, endHold, busy } = useConfirm(hold, words)
  const [choosing, setChoosing] = useState(false)
  const [notFor, setNotFor] = useState<string | null>(null)
  const isHeld = hold.status === 'held' && hold.holdExpiresAt !== null && !runOut
  const unreachable = problem !== null && failureOf(problem.error).kind === 'unreachable'

  const again = async () => {
    const error = await holdAgain(hold.slotId, hold.patientId)
    if (error) setProblem({ slotId: hold.slotId, error })
  }
  const changePerson = async (patientId: string) => {
    if (patientId === hold.patientId) return setChoosing(false)
    const error = await holdAgain(hold.slotId, patientId)
    if (error) setNotFor(failureSentence(error))
  }
  return (
    <Page
      title="确认预约"
      bar={
        <BottomBar>
          {isHeld ? (
            <Button label={unreachable ? '再试一次' : '确认预约'} busy={busy} onTap={() => void confirm()} />
          ) : (
            <Button label="再锁一次" busy={busy} onTap={() => void again()} />
          )}
        </BottomBar>
      }
    >
      {isHeld && hold.holdExpiresAt ? (
        <HoldBanner
          expiresAt={hold.holdExpiresAt}
          serverAheadMs={serverAheadMs()}
          onEnd={() => {
            endHold()
            onEnd()
          }}
        />
      ) : (
        <Note tone="wait" announced>
          <Text className="t-strong">号放回去了，</Text>
          <Text>填的内容还在。号还空着的话，再锁一次就好。</Text>
        </Note>
      )}
      {unreachable && problem && (
        <Note tone="wait" icon="offline" announced>
          {failureSentence(problem.error)}再点一次不会约重。
        </Note>
      )}
      <VisitSummary appointment={hold} today={today} onChangePerson={() => setChoosing(true)} />
      <VisitForm service={hold.service} words={words} onChange={write} />
      <Card flush>
        <Row
          title="挂号费"
          quiet
          value={
            <Text className="t-strong t-digits">
              {feeInWords(hold.feeFen)}
              {hold.feeFen > 0 ? ' · 到院付' : ''}
            </Text>
          }
        />
      </Card>
      <View className="t-cap inset">{cancelTerms(hold, now, today)}。</View>
      <PersonSheet
        open={choosing}
        patientId={hold.patientId}
        problem={notFor}
        onChoose={(id) => void changePerson(id)}
        onClose={() => setChoosing(false)}
      />
      {problem && !unreachable && (
        <LostSeat
          hold={hold}
          problem={problem}
          today={today}
          busy={busy}
          onTake={(slotId) => void holdAgain(slotId, hold.patientId)}
          onClose={() => setProblem(null)}
        />
      )}
    </Page>
  )
}
