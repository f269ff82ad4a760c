import { Image, View } from '@tarojs/components'
import type { AnswerState } from '../../../api/answer-state'
import { spoken } from '../../../components/accessibility/accessibility'
import { Card } from '../../../components/content/card'
import { FailedState } from '../../../components/page/failed-state'
import { LoadingState } from '../../../components/page/loading-state'
import { useShownPicture } from '../../../platform/file/shown-picture'
import './paper-picture.scss'

export interface PaperPictureProps {
  state: AnswerState<{ readonly mediaType: string; readonly content: string }>
}

/** A family's own picture of a paper. */
export function PaperPicture({ state }: PaperPictureProps) {
  const address = useShownPicture(state.kind === 'ready' ? state.answer : null)
  if (state.kind === 'failed') {
    return (
      <FailedState
        title="照片没取到"
        cause="不是你的问题，照片还存着。看看网络，再试一次。"
        onRetry={state.retry}
        retrying={state.retrying}
      />
    )
  }
  if (!address) return <LoadingState label="正在打开照片…" />
  return (
    <Card>
      <View {...spoken({ role: 'img', label: '资料的照片' })}>
        <Image
          className="paper-picture"
          src={address}
          mode="widthFix"
          showMenuByLongpress
          nativeProps={{ alt: '' }}
        />
      </View>
    </Card>
  )
}
