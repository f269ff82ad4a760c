import Taro from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '../../../../components/action/button'
import { openBooking } from '../../../../features/appointment/doors'
import { EndDelegationSheet } from '../../../../features/household/delegation/end-delegation-sheet'
import { EntrustedPerson } from '../../../../features/household/delegation/entrusted-person'
import { PersonHead } from '../../../../features/household/person/person-head'
import { useDelegations } from '../../../../features/household/use-requests'
import { goBack } from '../../../../platform/screen/go-back'
import type { PersonViewProps } from './guardian-view'

/** What somebody sees of a person who was entrusted to them. */
export function EntrustedView({ face, patient, offline, onLeaving }: PersonViewProps) {
  const delegations = useDelegations(!offline)
  const [ending, setEnding] = useState(false)
  const received =
    delegations.kind === 'ready'
      ? delegations.answer.received.find(
          ({ patientId, status }) => patientId === patient.id && status === 'active',
        )
      : undefined

  function leave(): void {
    onLeaving()
    void Taro.showToast({ title: '已经结束', icon: 'success' })
    goBack()
  }

  return (
    <>
      <PersonHead face={face} patient={patient} />
      <EntrustedPerson endsOn={patient.accessEndsOn} />
      {!offline && (
        <>
          <Button label={`给${patient.name}约号`} onTap={() => openBooking(patient.id, 'sick-visit')} />
          {received && (
            <Button kind="quiet" size="medium" label="不带了，结束委托" onTap={() => setEnding(true)} />
          )}
        </>
      )}
      <EndDelegationSheet
        delegationId={ending ? (received?.id ?? null) : null}
        title={`不再带${patient.name}看病`}
        why={`结束以后你就看不到${patient.name}的预约了。约好的号还在，托你的家人来管。`}
        action="结束委托"
        onClose={() => setEnding(false)}
        onEnded={leave}
      />
    </>
  )
}
