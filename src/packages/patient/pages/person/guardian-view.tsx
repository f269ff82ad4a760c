import Taro from '@tarojs/taro'
import { useState } from 'react'
import { OWN_CONSENT_FROM_YEARS } from '#domain/kernel/legal-age'
import { ageYearsOn, localDateOf } from '#domain/kernel/time'
import type { FamilyFace } from '#domain/patient/family-face'
import { eighteenthBirthday } from '#domain/patient/guardianship'
import { serverNow } from '../../../../api/server-clock'
import type { usePatient } from '../../../../api/use-patient'
import { Button } from '../../../../components/action/button'
import { Link } from '../../../../components/action/link'
import { Card } from '../../../../components/content/card'
import { Note } from '../../../../components/content/note'
import { Row } from '../../../../components/content/row'
import { LoadingState } from '../../../../components/page/loading-state'
import { SectionTitle } from '../../../../components/page/section-title'
import { openMyAppointments } from '../../../../features/appointment/doors'
import { DelegatesCard, type GivenDelegation } from '../../../../features/household/delegation/delegates-card'
import { EndDelegationSheet } from '../../../../features/household/delegation/end-delegation-sheet'
import {
  openAccessLog,
  openConsents,
  openCorrection,
  openDelegate,
  openDelegationCode,
  openNewDocument,
} from '../../../../features/household/doors'
import { growingUp } from '../../../../features/household/guardian/growing-up'
import { GuardiansCard } from '../../../../features/household/guardian/guardians-card'
import { DocumentCard } from '../../../../features/household/person/document-card'
import { PersonHead } from '../../../../features/household/person/person-head'
import { RemoveSheet } from '../../../../features/household/person/remove-sheet'
import { RevealSheet } from '../../../../features/household/person/reveal-sheet'
import { useReveal } from '../../../../features/household/person/use-reveal'
import { RetryRow } from '../../../../features/household/retry-row'
import { useDelegations, useMembers } from '../../../../features/household/use-requests'
import { goBack } from '../../../../platform/screen/go-back'

export interface PersonViewProps {
  face: FamilyFace
  patient: NonNullable<ReturnType<typeof usePatient>>
  offline: boolean
  onLeaving: () => void
}

/** Everything a guardian, or the person, decides. */
export function GuardianView({ face, patient, offline, onLeaving }: PersonViewProps) {
  const { id, name } = patient
  const today = localDateOf(serverNow())
  const isChild = today < eighteenthBirthday(face.birthDate)
  const isAdolescent = isChild && ageYearsOn(face.birthDate, today) >= OWN_CONSENT_FROM_YEARS
  const changes = growingUp(face, today)
  const reveal = useReveal(id)
  const members = useMembers(id, !offline)
  const delegations = useDelegations(!offline)
  const [ending, setEnding] = useState<GivenDelegation | null>(null)
  const [removing, setRemoving] = useState(false)

  function leave(): void {
    onLeaving()
    void Taro.showToast({ title: '已移出', icon: 'success' })
    goBack()
  }

  return (
    <>
      <PersonHead face={face} patient={patient} />
      {changes && (
        <Note tone="info">
          {changes.sentence}
          {changes.asksConsent && !offline && (
            <Link label="看怎么同意" opens onTap={() => openConsents(id)} />
          )}
        </Note>
      )}
      <DocumentCard
        {...{ patient, reveal, offline }}
        isTheirOwn={isAdolescent && face.relation !== 'self'}
        onReplace={() => openNewDocument(id)}
        onCorrect={() => openCorrection(id)}
      />
      <SectionTitle title={isChild ? '能带着看病的人' : '托给谁帮忙'} />
      {delegations.kind === 'loading' && !offline && <LoadingState label="正在取委托…" count={1} />}
      {delegations.kind === 'failed' && (
        <RetryRow what="委托" retrying={delegations.retrying} onRetry={delegations.retry} />
      )}
      {delegations.kind === 'ready' && (
        <DelegatesCard
          given={delegations.answer.given.filter(({ patientId }) => patientId === id)}
          isChild={isChild}
          offline={offline || delegations.storedAt !== undefined}
          onEnd={setEnding}
          onCode={openDelegationCode}
          onDelegate={() => openDelegate(id)}
        />
      )}
      {isChild && !offline && (
        <>
          <SectionTitle title="监护人" />
          <GuardiansCard members={members} />
        </>
      )}
      {!offline && (
        <>
          <Card flush>
            <Row icon="lock" title="授权与同意" onTap={() => openConsents(id)} />
            <Row icon="eye" title="谁看过" onTap={() => openAccessLog(id)} />
          </Card>
          <Button kind="quiet" size="medium" label="移出我的家庭" onTap={() => setRemoving(true)} />
        </>
      )}
      <RevealSheet reveal={reveal} name={name} />
      <EndDelegationSheet
        delegationId={ending?.id ?? null}
        title={`结束给${ending?.label ?? ''}的委托`}
        why={`${ending?.label ?? '对方'}马上就不能再给${name}约号、看预约。已经约好的号还在，你来管。`}
        action="结束委托"
        onClose={() => setEnding(null)}
        onEnded={() => setEnding(null)}
      />
      <RemoveSheet
        open={removing}
        patient={{ id, name, isChild }}
        onClose={() => setRemoving(false)}
        onRemoved={leave}
        onAppointments={openMyAppointments}
      />
    </>
  )
}
