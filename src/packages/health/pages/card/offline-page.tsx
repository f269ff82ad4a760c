import { Text, View } from '@tarojs/components'
import { Button } from '../../../../components/action/button'
import { Note } from '../../../../components/content/note'
import { BottomBar } from '../../../../components/page/bottom-bar'
import { Page } from '../../../../components/page/page'
import { OfflineCard } from '../../../../features/health-card/code/offline-card'
import type { OfflineCodeNow } from '../../../../features/health-card/code/offline-code'
import type { WalletPerson } from '../../../../features/health-card/wallet'
import './offline-page.scss'

export interface OfflinePageProps {
  person: WalletPerson
  code: OfflineCodeNow
  /** The reader asked for it all the same. */
  hasNetwork: boolean
  onAgain: () => void
}

/** What can be shown without a network, and what it is good for (design 08b). */
export function OfflinePage({ person, code, hasNetwork, onAgain }: OfflinePageProps) {
  return (
    <Page
      title="离线签到码"
      ground="deep"
      bar={
        <BottomBar>
          <Button
            kind="light"
            icon="refresh"
            label={hasNetwork ? '换动态码' : '有网了，换动态码'}
            onTap={onAgain}
          />
        </BottomBar>
      }
    >
      <Note tone="wait" icon="offline" announced>
        <Text className="t-strong">{hasNetwork ? '窗口没网时用。' : '手机没有网络。'}</Text>
        <Text>这个码只能签到，不能打开档案。{hasNetwork ? '' : '有网后会自动换回动态码。'}</Text>
      </Note>
      <OfflineCard person={person} code={code} />
      <View className="offline-page__aside">
        <Text className="t-strong">扫不出来？报这两样</Text>
        <Text className="offline-page__words">名字，和登录用的手机号后 4 位，前台照样能报到</Text>
      </View>
    </Page>
  )
}
