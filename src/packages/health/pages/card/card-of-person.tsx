import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { serverNow } from '../../../../api/server-clock'
import { Note } from '../../../../components/content/note'
import { Page } from '../../../../components/page/page'
import { Holders } from '../../../../features/health-card/card/holders'
import { useKeptCodes } from '../../../../features/health-card/code/kept-codes'
import { offlineCodeAt } from '../../../../features/health-card/code/offline-code'
import { useBrightScreen } from '../../../../features/health-card/code/use-bright-screen'
import { useCardCode } from '../../../../features/health-card/code/use-card-code'
import { useSecond } from '../../../../features/health-card/code/use-second'
import { CardMoveSheet } from '../../../../features/health-card/issuing/card-move-sheet'
import { CARD_MOVE_WORDS } from '../../../../features/health-card/issuing/card-move-words'
import { NumberSheet } from '../../../../features/health-card/issuing/number-sheet'
import { useCardMove } from '../../../../features/health-card/issuing/use-card-move'
import { useCardNumber } from '../../../../features/health-card/issuing/use-card-number'
import { askWalletAgain } from '../../../../features/health-card/use-wallet'
import { isUsable, type WalletPerson } from '../../../../features/health-card/wallet'
import { useElderMode } from '../../../../theme/elder-mode'
import { CardDoor } from './card-door'
import { CardWays } from './card-ways'
import { OfflinePage } from './offline-page'

export interface CardOfPersonProps {
  person: WalletPerson
  people: readonly WalletPerson[]
  before: WalletPerson | undefined
  after: WalletPerson | undefined
  onShow: (id: string) => void
}

/** One person's card: the code of the minute, or of the hour where there is no network, and what can be done with it. */
export function CardOfPerson({ person, people, before, after, onShow }: CardOfPersonProps) {
  useSecond()
  const { elder } = useElderMode()
  const { face, holder, card } = person
  const [wantsOffline, setWantsOffline] = useState(false)
  const [asksNumber, setAsksNumber] = useState(false)
  const { code, offlineLeft, retry } = useCardCode(face.id, isUsable(card) || typeof card === 'string')
  const kept = offlineCodeAt(useKeptCodes()[face.id] ?? [], serverNow())
  const move = useCardMove(face.id)
  const number = useCardNumber(face.id)
  const offline = code.kind === 'offline' ? code.code : wantsOffline ? kept : null
  useBrightScreen(offline !== null || code.kind === 'dynamic')

  // Frozen or replaced on the other parent's phone: what the wallet says is older than what the code was refused for.
  const refusal = code.kind === 'refused' ? code.failure.code : null
  useEffect(() => {
    if (refusal) void askWalletAgain()
  }, [refusal])

  if (offline) {
    return (
      <OfflinePage
        person={person}
        code={offline}
        hasNetwork={code.kind === 'dynamic'}
        onAgain={() => {
          setWantsOffline(false)
          retry()
        }}
      />
    )
  }
  return (
    <Page title={elder ? '给医生看' : '电子健康卡'} ground="deep">
      {!elder && <Holders people={people} shownId={face.id} onShow={onShow} />}
      {move.done && (
        <Note tone="ok" announced>
          {CARD_MOVE_WORDS[move.done].done}
        </Note>
      )}
      <CardDoor
        person={person}
        code={code}
        hasBefore={before !== undefined}
        hasAfter={after !== undefined}
        onSwipe={(way) => {
          const next = way === 'left' ? after : before
          if (next) onShow(next.face.id)
        }}
        onMove={move.ask}
        onRetry={retry}
      />
      <View className="stack stack--3">
        <CardWays
          person={person}
          people={people}
          offlineLeft={offlineLeft}
          onShow={onShow}
          onOffline={() => setWantsOffline(true)}
          onNumber={() => setAsksNumber(true)}
          onRead={async () => {
            setAsksNumber(true)
            return number.show()
          }}
          onFreeze={() => move.ask('freeze')}
        />
      </View>
      <CardMoveSheet move={move} name={holder.name} />
      <NumberSheet
        open={asksNumber}
        person={person}
        number={number}
        onClose={() => {
          setAsksNumber(false)
          number.hide()
        }}
      />
    </Page>
  )
}
