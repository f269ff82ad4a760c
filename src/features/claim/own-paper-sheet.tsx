import { useMutation, useQuery } from '@tanstack/react-query'
import { Image, Text, View } from '@tarojs/components'
import { answerState } from '../../api/answer-state'
import { api } from '../../api/client'
import { spoken } from '../../components/accessibility/accessibility'
import { Button } from '../../components/action/button'
import { Note } from '../../components/content/note'
import { FailedState } from '../../components/page/failed-state'
import { LoadingState } from '../../components/page/loading-state'
import { Sheet } from '../../components/sheet/sheet'
import { handOverDocument, type WrittenFile } from '../../platform/file/hand-over-document'
import { useShownPicture } from '../../platform/file/shown-picture'
import type { ClaimView } from './use-claims'
import './own-paper-sheet.scss'

export interface OwnPaperSheetProps {
  paper: ClaimView['attachments'][number]
  onClose: () => void
}

/** One paper as the office sees it: a picture stands here, a document opens outside. */
export function OwnPaperSheet({ paper: { id, kindZh, mediaType }, onClose }: OwnPaperSheetProps) {
  // A bill of twenty pages is not kept in memory once it was looked at.
  const query = useQuery(api.claim.attachment.queryOptions({ id }, { staleTime: Infinity, gcTime: 0 }))
  const state = answerState(query)
  const isPicture = mediaType.startsWith('image/')
  const content = state.kind === 'ready' ? state.answer.base64 : null
  const address = useShownPicture(isPicture && content !== null ? { mediaType, content } : null)
  const handing = useMutation({ mutationFn: (file: WrittenFile) => handOverDocument(file) })
  return (
    <Sheet open title={kindZh} onClose={onClose}>
      <View className="stack stack--3">
        {state.kind === 'failed' && (
          <FailedState
            title="材料没取到"
            cause="不是你的问题，交上的还存着。看看网络，再试一次。"
            onRetry={state.retry}
            retrying={state.retrying}
          />
        )}
        {(state.kind === 'loading' || (isPicture && content !== null && !address)) && (
          <LoadingState label="正在打开材料…" count={2} />
        )}
        {address && (
          <View {...spoken({ role: 'img', label: `${kindZh}的照片` })}>
            <Image
              className="own-paper__picture"
              src={address}
              mode="widthFix"
              showMenuByLongpress
              nativeProps={{ alt: '' }}
            />
          </View>
        )}
        {handing.isError && (
          <Note tone="wait" announced>
            <Text>没有打开。手机里空间够的话，再点一次。</Text>
          </Note>
        )}
        {content !== null && (
          <Button
            kind="secondary"
            icon="doc"
            label={isPicture ? '存下来' : '打开这份 PDF'}
            busy={handing.isPending}
            onTap={() =>
              handing.mutate({
                name: `${kindZh}.${isPicture ? 'jpg' : 'pdf'}`,
                mediaType,
                contentBase64: content,
              })
            }
          />
        )}
      </View>
    </Sheet>
  )
}
