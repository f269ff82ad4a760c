import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { localDateOf } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import { client } from '../../../../api/client'
import { errorMessage } from '../../../../api/error-messages'
import { failureSentence } from '../../../../api/failure-of'
import { serverNow } from '../../../../api/server-clock'
import { Button } from '../../../../components/action/button'
import { Link } from '../../../../components/action/link'
import { Card } from '../../../../components/content/card'
import { Note } from '../../../../components/content/note'
import { SectionTitle } from '../../../../components/page/section-title'
import { ChatGroupSheet } from '../../../../features/care-team/chat-group-sheet'
import { useTeamWrite } from '../../../../features/care-team/use-team-settings'
import type { OwnTeam } from '../../../../features/team-day/use-own-team'
import { choosePhoto } from '../../../../platform/file/choose-photo'

/** What the server takes (CHAT_PICTURE_MAX_BYTES); a QR code is read well below it. */
const LIMITS = { longSidePixels: 1_200, maxBytes: 524_288 } as const
/** How base64 of a PNG begins; everything else that a phone makes of a picture is JPEG. */
const PNG_HEAD = 'iVBOR'

/** The picture of the neighbours' WeChat group: WeChat lets it expire, so it is taken anew (journeys E2 36). */
export function GroupPictureCard({ team }: { team: OwnTeam }) {
  const { teamId, name, chatGroup } = team
  const [isShown, setShown] = useState(false)
  const [fault, setFault] = useState<string>()
  const saving = useTeamWrite(client.careTeam.setChatGroup.mutate)
  const today = localDateOf(serverNow())

  async function choose(): Promise<void> {
    setFault(undefined)
    const chosen = await choosePhoto(LIMITS)
    if (chosen === 'too-large') setFault('这张图太大。在微信里存一张新的群码截图，再选一次。')
    else if (chosen === 'unreadable') setFault(errorMessage('picture_unreadable', {}))
    else if (chosen) {
      const mediaType = chosen.content.startsWith(PNG_HEAD) ? 'image/png' : 'image/jpeg'
      saving.mutate({ teamId, mediaType, base64: chosen.content })
    }
  }

  const problem = fault ?? (saving.error ? failureSentence(saving.error) : undefined)
  return (
    <>
      <SectionTitle title="微信群码" />
      <Card>
        <View className="stack stack--3">
          <Text className={chatGroup && !chatGroup.isStale ? 't-body' : 't-body t-wait'}>
            {groupInWords(chatGroup, (day) => dateInWords(day, today))}
          </Text>
          {chatGroup && !chatGroup.isStale && (
            <Link label="看现在的群码" icon="qr" onTap={() => setShown(true)} />
          )}
          {problem && (
            <Note tone="bad" announced>
              {problem}
            </Note>
          )}
          {saving.isSuccess && !problem && (
            <Note tone="ok" announced>
              换好了，居民看到的就是这一张。
            </Note>
          )}
          <Button
            size="medium"
            kind="secondary"
            label={chatGroup ? '换一张群码' : '传群码'}
            busy={saving.isPending}
            onTap={() => void choose()}
          />
        </View>
      </Card>
      <ChatGroupSheet open={isShown} team={{ id: teamId, name, chatGroup }} onClose={() => setShown(false)} />
    </>
  )
}

function groupInWords(
  group: OwnTeam['chatGroup'],
  words: (day: NonNullable<OwnTeam['chatGroup']>['expiresOn']) => string,
): string {
  if (!group) return '还没有群码。传一张，居民在团队页就能进群。'
  return group.isStale
    ? `${words(group.expiresOn)}过期了，居民现在进不了群。`
    : `${words(group.expiresOn)}前有效。`
}
