"""What tests share: the product's processes, stand-ins of services, browsers."""
