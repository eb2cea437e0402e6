"""What built-in plugins offer to others, a module for each, named by the plugin's id.

Services are asked for by their Protocol, after their plugin is declared:

    from elevendops.features.conversations import ConversationReader

    permissions = Permissions(services=("conversations",))
    reader = context.service(ConversationReader)
"""
