import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { type ContractStage, OPEN_STATUSES } from '#domain/contract/contract-status'
import { answerState } from '../../../../api/answer-state'
import { useSession } from '../../../../api/session'
import { usePatient } from '../../../../api/use-patient'
import { Button } from '../../../../components/action/button'
import { Card } from '../../../../components/content/card'
import { Row } from '../../../../components/content/row'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { openLogin } from '../../../../features/appointment/doors'
import { openTeams } from '../../../../features/care-team/doors'
import { openMyTeam, openSigning } from '../../../../features/contract/doors'
import { AnotherYearCard } from '../../../../features/contract/signed/another-year-card'
import { ContractFacts } from '../../../../features/contract/signed/contract-facts'
import { DialogueCard } from '../../../../features/contract/signed/dialogue-card'
import { EndSheet } from '../../../../features/contract/signed/end-sheet'
import { ResidentYesCard } from '../../../../features/contract/signed/resident-yes-card'
import { SignAgainCard } from '../../../../features/contract/signed/sign-again-card'
import { StandingCard } from '../../../../features/contract/signed/standing-card'
import { type Contract, useContract } from '../../../../features/contract/signed/use-contracts'
import { WithdrawSheet } from '../../../../features/contract/signed/withdraw-sheet'
import { AnswerView } from '../../../../features/page/answer-view'
import { PayFee } from '../../../../features/payment/pay-fee'
import { usePullToRefresh } from '../../../../platform/screen/pull-to-refresh'
import { SwitchSheet } from './switch-sheet'

const TITLE = '签约'

/** One contract in each of its states: where it stands, what is asked, and what may be done about it. */
export default function ContractPage() {
  const { id = '' } = useRouter().params
  const isLoggedIn = useSession() !== null
  const query = useContract(isLoggedIn ? id : '')
  usePullToRefresh(query.refetch)
  if (!isLoggedIn) {
    return (
      <Page title={TITLE}>
        <EmptyState
          title="登录以后就能看"
          why="签约走到哪一步、签的什么，都在这里。"
          action="去登录"
          onAction={openLogin}
        />
      </Page>
    )
  }
  return (
    <Page title={TITLE}>
      <AnswerView
        state={answerState(query)}
        loading="正在取签约…"
        failed="签约没取到"
        safe="签好的都在，不会丢。"
      >
        {(contract) => <ContractView contract={contract} onChanged={() => void query.refetch()} />}
      </AnswerView>
    </Page>
  )
}

function ContractView({ contract, onChanged }: { contract: Contract; onChanged: () => void }) {
  const { id, status, patientId, packages, awaitsYes, readAgain } = contract
  const selfFen = packages.reduce((sum, each) => sum + each.selfFen, 0)
  const name = usePatient(patientId)?.name ?? '家人'
  return (
    <>
      <StandingCard contract={contract} name={name} />
      {readAgain !== null && <SignAgainCard id={id} why={readAgain} />}
      {readAgain === null && awaitsYes && <ResidentYesCard id={id} confirmBy={contract.confirmBy} />}
      {status === 'accepted' && selfFen > 0 && (
        <PayFee name="服务包" purpose="contract" subjectId={id} amountFen={selfFen} onChanged={onChanged}>
          付好就生效。刚签完那几天想结束，付的钱全退；以后结束，没做的部分退。
        </PayFee>
      )}
      <AnotherYearCard contract={contract} />
      <DialogueCard contract={contract} />
      <Steps contract={contract} />
      <ContractFacts contract={contract} />
    </>
  )
}

const WITHDRAWABLE: readonly ContractStage[] = OPEN_STATUSES
const ENDABLE: readonly ContractStage[] = ['upcoming', 'active', 'expiring']
/** Nothing of it goes on: the next one is signed anew. */
const OVER: readonly ContractStage[] = ['rejected', 'withdrawn', 'terminated', 'expired']

/** What may be done with a contract as it stands; the rest is not drawn. */
function Steps({ contract }: { contract: Contract }) {
  const { id, status, teamId, patientId, canRenew, isChanging, endedOn } = contract
  const [sheet, setSheet] = useState<'withdraw' | 'switch' | 'end' | null>(null)
  const close = () => setSheet(null)
  const isLiving = ENDABLE.includes(status)
  return (
    <>
      {canRenew && <Button label="续签" onTap={() => openSigning({ teamId, patientId, previousId: id })} />}
      {OVER.includes(status) && !canRenew && (
        <Button kind="secondary" label="重新选一支团队" onTap={() => openTeams()} />
      )}
      {WITHDRAWABLE.includes(status) && (
        <Button kind="secondary" label="撤回申请" onTap={() => setSheet('withdraw')} />
      )}
      {isLiving && (
        <Card flush>
          <Row
            icon="steth"
            title="我的家庭医生"
            sub="发消息、约服务、看做了几项"
            onTap={() => openMyTeam(patientId)}
          />
          {!isChanging && (
            <Row
              icon="repeat"
              title="换一支团队"
              sub="一年能换一次；搬了家随时能换"
              onTap={() => setSheet('switch')}
            />
          )}
          {endedOn === null && (
            <Row icon="out" title="结束签约" sub="先看看结束意味着什么" onTap={() => setSheet('end')} />
          )}
        </Card>
      )}
      <WithdrawSheet id={id} isQueued={status === 'queued'} open={sheet === 'withdraw'} onClose={close} />
      {sheet === 'switch' && <SwitchSheet contract={contract} onClose={close} />}
      {sheet === 'end' && <EndSheet id={id} onClose={close} />}
    </>
  )
}
