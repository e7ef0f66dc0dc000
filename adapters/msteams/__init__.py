"""Microsoft Teams: bots in personal chats, group chats and channels, over the Bot Framework's activities."""
