import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { openAddMember, openLogin } from '../../../../features/appointment/doors'
import { useWallet } from '../../../../features/health-card/use-wallet'
import { AnswerView } from '../../../../features/page/answer-view'
import { WalletView } from './wallet-view'

const TITLE = '电子健康卡'

/** The cards of the family, one doorway at a time, with the code that the counter scans. */
export default function CardPage() {
  const wallet = useWallet()
  if (!wallet.isLoggedIn) {
    return (
      <Page title={TITLE}>
        <EmptyState
          title="登录以后就能看健康卡"
          why="到了窗口扫一下，就知道是谁，不用报身份证。"
          action="去登录"
          onAction={openLogin}
        />
      </Page>
    )
  }
  if (wallet.kind === 'ready' && wallet.answer.length > 0) return <WalletView people={wallet.answer} />
  return (
    <Page title={TITLE}>
      <AnswerView state={wallet} loading="正在打开卡包…" failed="卡包没打开" safe="卡都在，不会丢。">
        {() => (
          <EmptyState
            title="家里还没有添加人"
            why="添加自己、孩子或老人以后，一人领一张卡。"
            action="添加家人"
            onAction={openAddMember}
          />
        )}
      </AnswerView>
    </Page>
  )
}
