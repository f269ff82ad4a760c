import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { localDateOf } from '#domain/kernel/time'
import { serverNow } from '../../../../api/server-clock'
import { usePatient } from '../../../../api/use-patient'
import { Button } from '../../../../components/action/button'
import { Link } from '../../../../components/action/link'
import { Card } from '../../../../components/content/card'
import { Note } from '../../../../components/content/note'
import { Page } from '../../../../components/page/page'
import { openAddMember, openDetail, openLogin, openSites } from '../../../../features/appointment/doors'
import { openClaim, openClaimStart, openEstimate } from '../../../../features/claim/doors'
import { LoopArch } from '../../../../features/claim/loop-arch'
import { LoopList } from '../../../../features/claim/loop-list'
import { LoopMoney } from '../../../../features/claim/loop-money'
import { type LoopStep, loopCentre, loopSteps } from '../../../../features/claim/loop-steps'
import { type Loop, useLoop } from '../../../../features/claim/use-loop'
import { AnswerView } from '../../../../features/page/answer-view'
import { ForPerson } from '../../../../features/page/for-person'
import { openReferrals } from '../../../../features/referral/doors'
import { usePullToRefresh } from '../../../../platform/screen/pull-to-refresh'

export default function LoopPage() {
  return (
    <ForPerson
      title="这一次"
      why="在哪里先看的、转到哪里、互助金多给多少，都在这里。"
      onLogIn={openLogin}
      onAdd={openAddMember}
    >
      {(patientId) => <LoopOf key={patientId} patientId={patientId} />}
    </ForPerson>
  )
}

/** 这一次: who saw the child first, where it was sent, what became of it, and what this way is worth (design 31). */
function LoopOf({ patientId }: { patientId: string }) {
  const { state, refetch } = useLoop(patientId, useRouter().params.claimId)
  const name = usePatient(patientId)?.name ?? '孩子'
  usePullToRefresh(refetch)
  return (
    <Page title={`${name}的这一次`}>
      <AnswerView state={state} loading="正在取这一次的记录…" failed="这一次的记录没取到">
        {(loop) => <LoopView loop={loop} />}
      </AnswerView>
    </Page>
  )
}

function LoopView({ loop }: { loop: Loop }) {
  const today = localDateOf(serverNow())
  const steps = loopSteps(loop, today)
  return (
    <>
      <Card>
        <LoopArch steps={steps} centre={loopCentre(loop, steps, today)} />
      </Card>
      <LoopMoney loop={loop} />
      <LoopList steps={steps} below={(step) => <Doors step={step} loop={loop} />} />
      <Note tone="info">
        <Text>你可以随时换别的医院。换之前先估一估，看互助金差多少。</Text>
      </Note>
    </>
  )
}

/** What can be done at a station, and only there. */
function Doors({ step: { key, state }, loop }: { step: LoopStep; loop: Loop }) {
  const { patientId, claim, referral, returnVisit } = loop
  if (key === 'contact' && state === 'now') {
    return <Way label="约社区的医生" onTap={() => openSites(patientId, 'sick-visit')} />
  }
  if (key === 'referral' && referral) return <Link label="看转诊" onTap={() => openReferrals(patientId)} />
  if (key === 'stay' && state !== 'done') {
    return <Link label="先估一估花多少" onTap={() => openEstimate(patientId)} />
  }
  if (key === 'return' && returnVisit) {
    const { visit } = returnVisit
    if (visit) return <Link label="看预约" onTap={() => openDetail(visit.appointmentId)} />
    return <Way label="约复诊" onTap={() => openSites(patientId, 'follow-up')} />
  }
  if (key !== 'aid') return null
  return claim ? (
    <Link label="看申请" onTap={() => openClaim(claim.id)} />
  ) : (
    <Link label="申请互助金" onTap={() => openClaimStart(patientId)} />
  )
}

function Way({ label, onTap }: { label: string; onTap: () => void }) {
  return (
    <View className="mt2">
      <Button size="medium" width="words" label={label} onTap={onTap} />
    </View>
  )
}
