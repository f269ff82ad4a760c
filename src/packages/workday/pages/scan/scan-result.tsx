import { Text } from '@tarojs/components'
import { useState } from 'react'
import type { CardPurpose } from '#domain/health-card/judge-code'
import { localTimeOf } from '#domain/kernel/time'
import { Button } from '../../../../components/action/button'
import { Link } from '../../../../components/action/link'
import { Note } from '../../../../components/content/note'
import { OfflineScan } from '../../../../features/card-scan/offline-scan'
import { offlineWords } from '../../../../features/card-scan/offline-words'
import { type NextStep, refusalWords } from '../../../../features/card-scan/refusal-words'
import { RefusedScan } from '../../../../features/card-scan/refused-scan'
import { SeenPerson } from '../../../../features/card-scan/seen-person'
import type { ScanOutcome, SeenPerson as Seen } from '../../../../features/card-scan/use-card-scan'
import { useConfirmIdentity } from '../../../../features/card-scan/use-confirm-identity'
import type { DeskChange } from '../../../../features/workday/desk/desk-choices'
import { SeatHere } from '../../../../features/workday/desk/seat-here'
import { openChart, openRecordWithout } from '../../../../features/workday/work-doors'
import { ShownVisit } from './shown-visit'

export interface ScanResultProps {
  outcome: ScanOutcome
  purpose: CardPurpose
  confirms: boolean
  onStep: (step: NextStep) => void
}

/** What a scan came to, and what to do with it. */
export function ScanResult({ outcome, purpose, confirms, onStep }: ScanResultProps) {
  if (outcome.kind === 'refused') {
    const { code, facts, isOffline } = outcome
    return <RefusedScan words={refusalWords(code, facts)} isOffline={isOffline} onStep={onStep} />
  }
  if (outcome.kind === 'seen') {
    return (
      <Seen key={outcome.person.patientId} person={outcome.person} purpose={purpose} confirms={confirms} />
    )
  }
  const words = offlineWords(outcome)
  return words && <OfflineScan {...words} />
}

function Seen({
  person,
  purpose,
  confirms,
}: { person: Seen } & Pick<ScanResultProps, 'purpose' | 'confirms'>) {
  const { patientId, appointments, opening, verification } = person
  const identity = useConfirmIdentity()
  const [changes, setChanges] = useState<Readonly<Record<string, DeskChange>>>({})
  const hasMissedAll = appointments.every(
    ({ appointmentId, status }) => (changes[appointmentId]?.status ?? status) === 'no-show',
  )
  return (
    <SeenPerson person={identity.confirmed ? { ...person, ...identity.confirmed } : person}>
      {opening && (
        <>
          <Button
            icon="doc"
            label="打开档案"
            kind={purpose === 'open-record' ? 'primary' : 'tonal'}
            onTap={() => openChart(patientId)}
          />
          <Text className="t-sub">
            {localTimeOf(new Date(opening.expiresAt))} 前可以看。每看一次，家长在“谁看过”里都看得到。
          </Text>
        </>
      )}
      {!opening && !confirms && (
        <Link label="情况紧急，要看档案" opens onTap={() => openRecordWithout(patientId)} />
      )}
      {purpose !== 'open-record' &&
        appointments.map((visit) => (
          <ShownVisit
            key={visit.appointmentId}
            visit={visit}
            isArrival={purpose === 'check-in'}
            change={changes[visit.appointmentId]}
            onChange={(change) => setChanges((before) => ({ ...before, [visit.appointmentId]: change }))}
          />
        ))}
      {purpose !== 'open-record' && hasMissedAll && (
        <SeatHere patientId={patientId} hasMissed={appointments.length > 0} />
      )}
      {confirms && verification !== 'staff' && !identity.confirmed && (
        <>
          <Text className="t-sub">证件原件看过、人证相符的话，点一下，健康档案就有编号了。</Text>
          {identity.problem && (
            <Note tone="bad" announced>
              {identity.problem}
            </Note>
          )}
          <Button
            kind={purpose === 'identify' ? 'primary' : 'tonal'}
            size="medium"
            label="看过原件，人证相符"
            busy={identity.busy}
            onTap={() => identity.confirm(patientId)}
          />
        </>
      )}
      {identity.confirmed && (
        <Note tone="ok" announced>
          身份核对好了。
          {identity.confirmed.recordNumber ? `健康档案编号 ${identity.confirmed.recordNumber}` : ''}
        </Note>
      )}
    </SeenPerson>
  )
}
