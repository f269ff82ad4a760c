import { Image, Text, View } from '@tarojs/components'
import { localDateOf } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import { answerState } from '../../api/answer-state'
import { errorMessage } from '../../api/error-messages'
import { serverNow } from '../../api/server-clock'
import { spoken } from '../../components/accessibility/accessibility'
import { Note } from '../../components/content/note'
import { LoadingState } from '../../components/page/loading-state'
import { Sheet } from '../../components/sheet/sheet'
import { useShownPicture } from '../../platform/file/shown-picture'
import { type CareTeamPage, useChatGroup } from './use-team'
import './chat-group-sheet.scss'

export interface ChatGroupSheetProps {
  open: boolean
  team: Pick<CareTeamPage, 'id' | 'name' | 'chatGroup'>
  onClose: () => void
}

/** The picture by which a neighbour joins the team's WeChat group. */
export function ChatGroupSheet({ open, team, onClose }: ChatGroupSheetProps) {
  const state = answerState(useChatGroup(team.id, open))
  const picture =
    state.kind === 'ready' ? { mediaType: state.answer.mediaType, content: state.answer.base64 } : null
  const shown = useShownPicture(picture)
  const expires = team.chatGroup && dateInWords(team.chatGroup.expiresOn, localDateOf(serverNow()))
  return (
    <Sheet open={open} title="健康咨询微信群" onClose={onClose}>
      {state.kind === 'loading' && <LoadingState label="正在取群码…" />}
      {state.kind === 'failed' && (
        <Note tone="wait" announced>
          <Text>
            {state.failure.kind === 'refused'
              ? errorMessage(state.failure.code, state.failure.facts)
              : '没有连上服务器。看看网络，关上再打开。'}
          </Text>
        </Note>
      )}
      {shown && (
        <View className="chat-group">
          <Image
            className="chat-group__picture"
            src={shown}
            mode="aspectFit"
            showMenuByLongpress
            {...spoken({ role: 'img', label: `${team.name}的微信群二维码` })}
          />
          <Text className="t-sub t-2 t-center">{`长按识别进群，${expires}前有效。群里不说孩子的病情，私下问用“发消息”。`}</Text>
        </View>
      )}
    </Sheet>
  )
}
