import { useState } from 'react'
import { localDateOf } from '#domain/kernel/time'
import { serverNow } from '../../api/server-clock'
import { Button } from '../../components/action/button'
import { Card } from '../../components/content/card'
import { Row } from '../../components/content/row'
import { callPhone } from '../../platform/wechat/phone-call'
import { ChatGroupSheet } from './chat-group-sheet'
import { MembersSheet } from './members-sheet'
import { NotebookSheet } from './notebook-sheet'
import { chatGroupInWords, notebookInWords, teamInWords } from './team-words'
import type { CareTeamPage } from './use-team'

type OpenOne = 'team' | 'chatGroup' | 'notebook'

/** 五个一: what every grid has of its team. What a team lacks is said, so that a family can ask for it. */
export function FiveOnes({ team, onCard }: { team: CareTeamPage; onCard: () => void }) {
  const [open, setOpen] = useState<OpenOne | null>(null)
  const today = localDateOf(serverNow())
  const { complete, phone, phoneFrom, phoneTo, fallbackPhone, isOpenNow, chatGroup, notes } = team
  const close = () => setOpen(null)
  const number = isOpenNow ? phone : fallbackPhone
  return (
    <>
      <Card flush>
        <Row
          icon="team"
          title="一支签约团队"
          sub={teamInWords(team.members)}
          {...toneOf(complete.team)}
          onTap={() => setOpen('team')}
        />
        <Row
          icon="phone"
          title="一个联系电话"
          sub={`${phone} · ${phoneFrom}–${phoneTo}。${isOpenNow ? '没人接就打' : '现在没人接，打'} ${fallbackPhone}`}
          {...toneOf(complete.phone)}
          value={
            <Button
              kind="tonal"
              size="medium"
              width="words"
              label="拨打"
              spokenLabel={`拨打 ${number}`}
              onTap={() => callPhone(number)}
            />
          }
        />
        <Row
          icon="card"
          title="一张健康关爱卡"
          sub="签约后发到卡包"
          {...toneOf(complete.card)}
          onTap={onCard}
        />
        <Row
          icon="chat"
          title="一个健康咨询微信群"
          sub={chatGroupInWords(chatGroup, today)}
          {...toneOf(complete.chatGroup)}
          {...(complete.chatGroup ? { onTap: () => setOpen('chatGroup') } : {})}
        />
        <Row
          icon="book"
          title="一本网格服务记事本"
          sub={notebookInWords(notes)}
          {...toneOf(complete.notebook)}
          {...(notes.rows.length > 0 ? { onTap: () => setOpen('notebook') } : {})}
        />
      </Card>
      <MembersSheet open={open === 'team'} members={team.members} onClose={close} />
      <ChatGroupSheet open={open === 'chatGroup'} team={team} onClose={close} />
      <NotebookSheet open={open === 'notebook'} notes={notes.rows} onClose={close} />
    </>
  )
}

function toneOf(isThere: boolean): { subTone?: 'wait' } {
  return isThere ? {} : { subTone: 'wait' }
}
