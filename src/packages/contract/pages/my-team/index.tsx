import { answerState } from '../../../../api/answer-state'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { openAddMember, openFamily, openLogin } from '../../../../features/appointment/doors'
import { openTeams } from '../../../../features/care-team/doors'
import { openContract, openSigning } from '../../../../features/contract/doors'
import { leavingInWords } from '../../../../features/contract/packages/period-words'
import { usePeriods } from '../../../../features/contract/packages/use-periods'
import { contractsOf } from '../../../../features/contract/signed/contract-words'
import { StandingCard } from '../../../../features/contract/signed/standing-card'
import { type ContractRow, useContracts } from '../../../../features/contract/signed/use-contracts'
import { AnswerView } from '../../../../features/page/answer-view'
import { PersonStrip } from '../../../../features/page/person-strip'
import { usePersonOfPage } from '../../../../features/page/use-person'
import { usePullToRefresh } from '../../../../platform/screen/pull-to-refresh'
import { SignedTeam } from './signed-team'

const TITLE = '我的家庭医生'

/** The team of a person and what it did; of who has none, what is on its way, or the door to one. */
export default function MyTeamPage() {
  const { isLoggedIn, people, chosen, patientId = '' } = usePersonOfPage()
  const contracts = useContracts()
  const periods = usePeriods()
  usePullToRefresh(contracts.refetch)
  if (!isLoggedIn) {
    return (
      <Page title={TITLE}>
        <EmptyState
          title="登录以后就能看"
          why="签了哪支团队、做了几项、怎么找到他们，都在这里。"
          action="去登录"
          onAction={openLogin}
        />
      </Page>
    )
  }
  if (people.kind === 'ready' && people.answer.length === 0) {
    return (
      <Page title={TITLE}>
        <EmptyState
          title="先添加家人"
          why="家庭医生是给每个人签的，一家人能一次签完。"
          action="去添加"
          onAction={openAddMember}
        />
      </Page>
    )
  }
  const name = chosen?.name ?? ''
  const change = { action: '换人', onAction: () => openFamily(true) }
  return (
    <Page title={TITLE}>
      <AnswerView
        state={answerState(contracts)}
        loading="正在取签约…"
        failed="签约没取到"
        safe="签好的都在，不会丢。"
      >
        {({ rows }) => {
          const { standing, pending, over } = contractsOf(rows, patientId)
          if (standing) {
            return <SignedTeam key={standing.id} contract={standing} pending={pending} name={name} />
          }
          if (chosen?.entrusted) {
            return (
              <>
                <PersonStrip patientId={patientId} {...change} />
                <EmptyState
                  title="签约由监护人看"
                  why="你受托带孩子看病，签了谁、做了什么，问孩子的监护人。"
                />
              </>
            )
          }
          return (
            <>
              <PersonStrip patientId={patientId} {...change} />
              {pending && (
                <StandingCard contract={pending} name={name} onTap={() => openContract(pending.id)} />
              )}
              {!pending && over && (
                <StandingCard contract={over} name={name} onTap={() => openContract(over.id)} />
              )}
              {!pending && (
                <EmptyState
                  title={over ? '现在没有签约的团队' : `${name}还没有家庭医生`}
                  why={`签一支团队：体检、疫苗到时候提醒，有事发消息、打电话，答应的每一项都看得到记录。基础包不用你花钱，${leavingInWords(periods)}。`}
                  action="看看有哪些团队"
                  onAction={() => openTeams()}
                  {...(over?.canRenew ? { other: '续签原来的团队', onOther: () => renew(over) } : {})}
                />
              )}
            </>
          )
        }}
      </AnswerView>
    </Page>
  )
}

function renew({ id, teamId, patientId }: ContractRow): void {
  openSigning({ teamId, patientId, previousId: id })
}
