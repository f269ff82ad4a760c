import { useReachBottom } from '@tarojs/taro'
import { useFamily } from '../../../../api/use-family'
import { Card } from '../../../../components/content/card'
import { Row } from '../../../../components/content/row'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { openLogin } from '../../../../features/appointment/doors'
import { ClaimCard } from '../../../../features/claim/claim-card'
import { openPublicity } from '../../../../features/claim/doors'
import { useClaims } from '../../../../features/claim/use-claims'
import { openMyCoverages } from '../../../../features/mutual-aid/doors'
import { AnswerView } from '../../../../features/page/answer-view'
import { usePullToRefresh } from '../../../../platform/screen/pull-to-refresh'

/** 我的申请: every claim of the family's children. */
export default function ClaimsPage() {
  const { isLoggedIn, people } = useFamily()
  const { state, refetch, more } = useClaims()
  usePullToRefresh(refetch)
  useReachBottom(() => more && !more.loading && more.load())
  const nameOf = (patientId: string) =>
    (people.kind === 'ready' && people.answer.find(({ id }) => id === patientId)?.name) || '孩子'
  if (!isLoggedIn) {
    return (
      <Page title="我的申请">
        <EmptyState
          title="登录以后就能看"
          why="申请了什么、算到哪一步，都在这里。"
          action="去登录"
          onAction={openLogin}
        />
      </Page>
    )
  }
  return (
    <Page title="我的申请">
      <AnswerView state={state} loading="正在取申请…" failed="申请没取到" safe="交上来的都在，不会丢。">
        {(claims) =>
          claims.length === 0 ? (
            <EmptyState
              title="还没有申请过"
              why="孩子看病花了钱，从“我的保障”里选孩子申请。系统里已经有的，不用再写。"
              action="去我的保障"
              onAction={openMyCoverages}
            />
          ) : (
            <>
              {claims.map((claim) => (
                <ClaimCard key={claim.id} claim={claim} name={nameOf(claim.patientId)} />
              ))}
            </>
          )
        }
      </AnswerView>
      <Card flush>
        <Row icon="eye" title="正在公示的" sub="金额大的付款前给大家看，不显示姓名" onTap={openPublicity} />
      </Card>
    </Page>
  )
}
